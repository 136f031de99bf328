// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CCurl
import Glibc

extension TransportFailure {
    /// Says in our words what libcurl's code means.
    ///
    /// libcurl's own error text is not used: it can quote the URL, which may be a credential. The exception is
    /// TLS, where only it says what is wrong with a certificate, and where no more than the host is known yet.
    init(code: CURLcode, host: String, systemError: Int32, tlsText: String, bodyWasSent: Bool) {
        let reason = Self.reason(of: code)
        let text = reason == .tls && !tlsText.isEmpty ? tlsText : String(cString: curl_easy_strerror(code))
        var detail = "\(host): \(text)"
        if systemError != 0, let text = strerror(systemError) { detail += " (\(String(cString: text)))" }
        self.init(
            reason: reason,
            curlCode: Int32(bitPattern: code.rawValue),
            detail: detail,
            bodyWasSent: bodyWasSent
        )
    }

    private static func reason(of code: CURLcode) -> Reason {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .dns
        case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: .connect
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED,
            CURLE_SSL_ENGINE_NOTFOUND:
            .tls
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: .connectionLost
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_HTTP3, CURLE_CHUNK_FAILED:
            .protocolError
        case CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT: .invalidRequest
        case CURLE_ABORTED_BY_CALLBACK: .cancelled
        default: .other
        }
    }
}
