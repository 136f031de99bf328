// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CCurl
import NewsModel

/// Sets options of an easy handle and remembers whether libcurl took them all.
struct EasyOptions {
    private let easy: UnsafeMutableRawPointer
    private(set) var areAccepted = true

    init(easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    /// Everything that follows from the hop alone.
    mutating func apply(_ hop: Hop) {
        applySafety()
        applyLimits(hop.limits)
        string(CURLOPT_URL, hop.url)
        string(CURLOPT_USERAGENT, hop.userAgent)
        // All that libcurl can decode: gzip, deflate, br and zstd in Debian's build.
        string(CURLOPT_ACCEPT_ENCODING, "")
        if let path = hop.unixSocket { string(CURLOPT_UNIX_SOCKET_PATH, path) }
        if let path = hop.caFile { string(CURLOPT_CAINFO, path) }
        // Without it `http_proxy` from the environment would be the peer that the guard sees.
        if !hop.keepsConnection { long(CURLOPT_FORBID_REUSE, 1) }
        string(CURLOPT_PROXY, hop.proxy?.url.reveal() ?? "")
        if let mail = hop.mail { apply(mail) } else { applyMethod(hop) }
    }

    /// What never varies: no surprises from the environment, no second way around the guard.
    private mutating func applySafety() {
        string(CURLOPT_PROTOCOLS_STR, "http,https")
        string(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        long(CURLOPT_FOLLOWLOCATION, 0)
        // And `no_proxy` would lead past a proxy, with no guard on the target.
        string(CURLOPT_NOPROXY, "")
        // What a proxy says before its tunnel stands is not the answer, and no header of ours is meant for it.
        long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        long(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        long(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        long(CURLOPT_NOSIGNAL, 1)
        long(CURLOPT_SSL_VERIFYPEER, 1)
        long(CURLOPT_SSL_VERIFYHOST, 2)
        long(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // Every request walks the whole cache, which holds addresses too: with a hundred hosts a second a minute of
        // them was a third of all CPU (libcurl 7.88, 2026-11-24). A host's next request comes seconds later, or much.
        long(CURLOPT_DNS_CACHE_TIMEOUT, 5)
        // Else the end of a request whose name is still being looked up waits for its resolver's thread, and with it
        // the loop: one silent name server held up every request for 9.4 s (libcurl 7.88, 2026-11-23; 4 ms with this option).
        long(CURLOPT_QUICK_EXIT, 1)
        long(CURLOPT_HTTP09_ALLOWED, 0)
    }

    private mutating func applyLimits(_ limits: HTTPLimits) {
        long(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeout.wholeMilliseconds)
        long(CURLOPT_TIMEOUT_MS, limits.totalTimeout.wholeMilliseconds)
        long(CURLOPT_LOW_SPEED_LIMIT, limits.minBytesPerSecond)
        long(CURLOPT_LOW_SPEED_TIME, max(1, Int(limits.slowTimeout.components.seconds)))
        // Stops what states its length at once; the write callback counts the rest.
        if !limits.cutsBody { offset(CURLOPT_MAXFILESIZE_LARGE, Int64(limits.maxBodyBytes)) }
    }

    private mutating func applyMethod(_ hop: Hop) {
        if let body = hop.body {
            offset(CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
            // The copy is libcurl's. The 0 at the end is not sent; it gives an empty body an address, without
            // which libcurl would read the body from a file.
            note((body + [0]).withUnsafeBufferPointer { ccurl_set_copied_body(easy, $0.baseAddress) })
            string(CURLOPT_CUSTOMREQUEST, hop.method)
        } else if hop.method == "HEAD" {
            long(CURLOPT_NOBODY, 1)
        } else if hop.method != "GET" {
            string(CURLOPT_CUSTOMREQUEST, hop.method)
        }
    }

    mutating func list(_ option: CURLoption, _ value: UnsafeMutablePointer<curl_slist>?) {
        note(ccurl_set_list(easy, option, value))
    }

    mutating func pointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
        note(ccurl_set_pointer(easy, option, value))
    }

    mutating func data(
        _ function: CURLoption,
        _ argument: CURLoption,
        _ context: UnsafeMutableRawPointer,
        _ callback: curl_write_callback
    ) {
        note(ccurl_set_data_callback(easy, function, callback))
        note(ccurl_set_pointer(easy, argument, context))
    }

    mutating func openSocket(_ context: UnsafeMutableRawPointer, _ callback: curl_opensocket_callback) {
        note(ccurl_set_opensocket(easy, callback))
        note(ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context))
    }

    mutating func prereq(_ context: UnsafeMutableRawPointer, _ callback: curl_prereq_callback) {
        note(ccurl_set_prereq(easy, callback))
        note(ccurl_set_pointer(easy, CURLOPT_PREREQDATA, context))
    }

    /// Hears of all that is said, passwords too: for a callback that keeps nothing of that.
    mutating func debug(_ context: UnsafeMutableRawPointer, _ callback: curl_debug_callback) {
        note(ccurl_set_debug(easy, callback))
        note(ccurl_set_pointer(easy, CURLOPT_DEBUGDATA, context))
        long(CURLOPT_VERBOSE, 1)
    }

    mutating func long(_ option: CURLoption, _ value: Int) {
        note(ccurl_set_long(easy, option, value))
    }

    mutating func offset(_ option: CURLoption, _ value: Int64) {
        note(ccurl_set_offset(easy, option, curl_off_t(value)))
    }

    mutating func string(_ option: CURLoption, _ value: String) {
        note(ccurl_set_string(easy, option, value))
    }

    private mutating func note(_ code: CURLcode) {
        areAccepted = areAccepted && code == CURLE_OK
    }
}

extension Duration {
    /// Milliseconds for libcurl, where 0 would mean 'for ever'.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(min(seconds, 1_000_000)) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
