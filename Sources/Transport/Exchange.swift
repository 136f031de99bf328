// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CCurl
import Glibc
import NewsModel

/// One hop under way: libcurl's easy handle and what it has collected.
///
/// Made, used and dropped on the loop's thread only. The handle's callbacks hold a bare pointer to it, so
/// `Exchanges` keeps it for as long as the multi handle knows the easy handle.
final class Exchange {
    let number: UInt64
    let hop: Hop
    let completion: CurlLoop.Completion
    let easy: UnsafeMutableRawPointer

    private let addressGuard: AddressGuard
    private let mail: MailTransfer?
    private var headerBlock = HeaderBlock()
    private var body: [UInt8] = []
    private var headerBytes = 0
    /// Whether the body was long enough as it was, and the rest is not wanted.
    private var isCut = false
    /// Why we stopped it ourselves.
    private var breach: (reason: TransportFailure.Reason, detail: String)?
    /// The kind of an address that was refused; another one of the same name may still do.
    private var refusedAddress: String?
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var resolveList: UnsafeMutablePointer<curl_slist>?
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// Prepares a handle; nil when libcurl refuses a setting, since each guards something.
    init?(number: UInt64, hop: Hop, completion: @escaping CurlLoop.Completion) {
        guard let easy = curl_easy_init() else { return nil }
        self.number = number
        self.hop = hop
        self.completion = completion
        self.easy = easy
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        // With a proxy the only peer there is, is the one that the owner named.
        addressGuard = AddressGuard(allowsPrivate: hop.allowPrivate || hop.proxy != nil)
        mail = hop.mail.map(MailTransfer.init)
        for line in hop.headerLines { headerList = curl_slist_append(headerList, line) ?? headerList }
        for line in hop.resolved { resolveList = curl_slist_append(resolveList, line) ?? resolveList }
        guard configure() else { return nil }
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headerList)
        curl_slist_free_all(resolveList)
        errorText.deallocate()
    }

    private func configure() -> Bool {
        var options = EasyOptions(easy: easy)
        options.apply(hop)
        options.list(CURLOPT_HTTPHEADER, headerList)
        options.list(CURLOPT_RESOLVE, resolveList)
        mail?.configure(&options)
        options.pointer(CURLOPT_ERRORBUFFER, errorText)
        let me = Unmanaged.passUnretained(self).toOpaque()
        options.data(CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA, me) {
            Exchange.of($3)?.take(body: $0, $1 * $2) ?? 0
        }
        options.data(CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA, me) {
            Exchange.of($3)?.take(header: $0, $1 * $2) ?? 0
        }
        options.openSocket(me) { context, _, address in
            guard let address else { return CURL_SOCKET_BAD }
            return Exchange.of(context)?.openSocket(to: address) ?? CURL_SOCKET_BAD
        }
        options.prereq(me) { context, peer, _, _, _ in
            Exchange.of(context)?.admits(peer: peer) == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
        return options.areAccepted
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> Exchange? {
        context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
    }
}

// What libcurl calls.
extension Exchange {
    /// Takes decoded bytes of the body; 0 stops the transfer.
    private func take(body bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard body.count + count <= hop.limits.maxBodyBytes else {
            if hop.limits.cutsBody {
                let room = max(0, hop.limits.maxBodyBytes - body.count)
                body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: min(room, count)))
                isCut = true
                return 0
            }
            breach = (.tooLarge, "the body is longer than \(hop.limits.maxBodyBytes) bytes")
            return 0
        }
        body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    /// Takes one line of the header; 0 stops the transfer.
    private func take(header bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        headerBytes += count
        guard headerBytes <= hop.limits.maxHeaderBytes else {
            breach = (.tooLarge, "the header is longer than \(hop.limits.maxHeaderBytes) bytes")
            return 0
        }
        if let mail {
            mail.take(reply: UnsafeRawBufferPointer(start: bytes, count: count))
            return count
        }
        // What comes after the body is a trailer, which nobody here asked for.
        if body.isEmpty { headerBlock.take(UnsafeRawBufferPointer(start: bytes, count: count)) }
        if headerBlock.hasUnknownEncoding {
            // Seen in the wild: `Content-Encoding: UTF-8`. libcurl would fail at the first byte of the body.
            _ = ccurl_set_long(easy, CURLOPT_HTTP_CONTENT_DECODING, 0)
        }
        return count
    }

    /// The guard, where a connection is made: it sees the very address.
    private func openSocket(to address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let family = address.pointee.family
        if hop.unixSocket == nil || family != AF_UNIX {
            let bytes = UnsafeRawPointer(address) + (MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
            guard let ip = IPAddress(bytes, family: family) else { return CURL_SOCKET_BAD }
            if let kind = addressGuard.refusal(of: ip) {
                refusedAddress = kind
                return CURL_SOCKET_BAD
            }
        }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(family, kind, address.pointee.protocol)
    }

    /// The guard again, before the request is written: a reused connection opened no socket.
    private func admits(peer: UnsafeMutablePointer<CChar>?) -> Bool {
        if hop.unixSocket != nil { return true }
        guard let ip = peer.flatMap({ IPAddress(String(cString: $0)) }) else {
            refusedAddress = "unknown"
            return false
        }
        refusedAddress = addressGuard.refusal(of: ip)
        return refusedAddress == nil
    }
}

// What came of it.
extension Exchange {
    /// The result for libcurl's code.
    func result(_ code: CURLcode) -> Result<HopResponse, TransportFailure> {
        if let refusal = mail?.refusal, code != CURLE_OK, breach == nil, refusedAddress == nil {
            var response = HopResponse(refusal, timings: timings)
            response.refusedRecipients = mail?.refusedRecipients ?? []
            return .success(response)
        }
        guard code == CURLE_OK || isCut && code == CURLE_WRITE_ERROR else {
            return .failure(explanation(of: code))
        }
        var status = 0
        _ = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return .success(
            HopResponse(
                status: status,
                headers: headerBlock.fields,
                body: body,
                timings: timings,
                refusedRecipients: mail?.refusedRecipients ?? []
            )
        )
    }

    /// A failure of our own making.
    func failure(
        _ reason: TransportFailure.Reason,
        _ detail: String
    ) -> Result<HopResponse, TransportFailure> {
        .failure(TransportFailure(reason: reason, detail: detail, bodyWasSent: wasSent))
    }

    private func explanation(of code: CURLcode) -> TransportFailure {
        if let breach {
            return TransportFailure(reason: breach.reason, detail: breach.detail, bodyWasSent: wasSent)
        }
        // Only these say that no address was left; the code alone looks like a dead host.
        if let refusedAddress, code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK {
            let host = hop.proxy?.host ?? hop.host
            let detail = "\(host) has an address that is not public (\(refusedAddress))"
            return TransportFailure(reason: .refusedAddress, detail: detail, bodyWasSent: wasSent)
        }
        if let refusal = refusalOfProxy(code) { return refusal }
        var systemError = 0
        _ = ccurl_get_long(easy, CURLINFO_OS_ERRNO, &systemError)
        return TransportFailure(
            code: code,
            host: hop.proxy.map { "\(hop.host) through the proxy \($0.host)" } ?? hop.host,
            systemError: Int32(truncatingIfNeeded: systemError),
            tlsText: String(cString: errorText),
            bodyWasSent: wasSent
        )
    }

    /// The proxy was reached, and let us go no further: the request itself was never sent.
    private func refusalOfProxy(_ code: CURLcode) -> TransportFailure? {
        guard let proxy = hop.proxy else { return nil }
        var status = 0
        var reply = 0
        _ = ccurl_get_long(easy, CURLINFO_HTTP_CONNECTCODE, &status)
        _ = ccurl_get_long(easy, CURLINFO_PROXY_ERROR, &reply)
        let said: String
        if status >= 300 {
            said = "answered HTTP \(status)"
        } else if code == CURLE_PROXY {
            said = "refused (SOCKS fault \(reply))"
        } else {
            return nil
        }
        let detail = "\(hop.host): the proxy \(proxy.host) \(said)"
        return TransportFailure(reason: .connect, curlCode: Int32(bitPattern: code.rawValue), detail: detail)
    }

    /// Whether header and body had been written to the connection completely.
    private var wasSent: Bool {
        if let mail { return mail.isHandedOver }
        var header = 0
        var uploaded: curl_off_t = 0
        _ = ccurl_get_long(easy, CURLINFO_REQUEST_SIZE, &header)
        _ = ccurl_get_offset(easy, CURLINFO_SIZE_UPLOAD_T, &uploaded)
        return header > 0 && uploaded >= hop.body?.count ?? 0
    }

    private var timings: HTTPTimings {
        var timings = HTTPTimings()
        timings.nameLookup = duration(CURLINFO_NAMELOOKUP_TIME_T)
        timings.connect = duration(CURLINFO_CONNECT_TIME_T)
        timings.firstByte = duration(CURLINFO_STARTTRANSFER_TIME_T)
        timings.total = duration(CURLINFO_TOTAL_TIME_T)
        return timings
    }

    private func duration(_ info: CURLINFO) -> Duration {
        var microseconds: curl_off_t = 0
        _ = ccurl_get_offset(easy, info, &microseconds)
        return .microseconds(microseconds)
    }
}
