// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation
import Glibc
import NewsModel
import Testing

/// Time of this thread, which other work on the machine does not change.
@Suite(.timeLimit(.minutes(2))) struct `Long feeds` {
    private func seconds(_ body: () -> Void) -> Double {
        var start = timespec()
        var end = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
        body()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
        return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
    }

    private static func repeated(_ piece: String, bytes: Int) -> String {
        String(repeating: piece, count: bytes / piece.utf8.count)
    }

    static let pieces: [(name: String, piece: String)] = [
        ("items", "<item><title>North &amp; South</title><link>https://a.example/?a&b</link></item>"),
        ("words", "North Korea "), ("escaped HTML", "&lt;p&gt;North &lt;b&gt;Korea&lt;/b&gt;&lt;/p&gt;"),
        ("HTML", "<p>North <b>Korea</b></p>"), ("Japanese", "拉致問題の解決"), ("sections", "<![CDATA[ a ]]>"),
        ("comments", "<!-- a -->"), ("bare marks", "< & > "), ("invalid bytes", "\u{80}é"),
        ("end tags", "</b></item>"), ("unclosed tags", "<b><i>"),
    ]

    @Test(arguments: pieces.map(\.name))
    func `eight times the bytes take about eight times the time`(name: String) throws {
        let piece = try #require(Self.pieces.first { $0.name == name }?.piece)
        let times = [1 << 16, 1 << 19]
            .map { size in
                let text = Self.repeated(piece, bytes: size)
                let body = Array("<rss><channel><item><title>x</title><description>\(text)".utf8)
                return (0..<2).map { _ in seconds { _ = try? FeedParser.parse(body) } }.min() ?? 0
            }
        // A quadratic step would make it 64.
        #expect(times[1] < max(times[0], 0.005) * 30)
    }

    @Test func `five megabytes on one line are read within seconds, and cut`() throws {
        let body = Array(
            "<rss><channel><item><title>x</title><description>\(Self.repeated("North &amp;amp; South, ", bytes: 5 << 20))</description></item></channel></rss>"
                .utf8
        )
        var lead = ""
        let time = seconds { lead = (try? FeedParser.parse(body).entries.first?.text.lead) ?? "" }
        #expect(time < 20)
        #expect(lead.utf8.count > (256 << 10) - 20)
        #expect(lead.utf8.count <= 256 << 10)
    }
}
