// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A message as mail: plain text and HTML side by side.
///
/// What comes from outside is on single lines before it gets here, and every line of the header is ASCII that we encoded:
/// no headline adds a header, a recipient or a part.
struct MailText: Sendable {
    let settings: MailSettings
    let sink: SinkID
    let style: TextStyle

    /// Bytes of each of the two texts; the largest digest that a person reads.
    private static let limit = 100_000

    /// The whole message, with CRLF.
    func message(_ outgoing: OutgoingMessage, now: Date) -> [UInt8] {
        let words = MessageWords(outgoing, style: style, now: now)
        let boundary = "=_watchword_\(Self.token(outgoing.message.id.rawValue))"
        let parts = [
            part(
                "text/plain",
                ChatText(markup: PlainMarkup(unit: .bytes), limit: Self.limit).text(words).text
            ),
            part("text/html", html(words)),
        ]
        let body = parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n"
        let fields = header(outgoing, words, boundary, now)
        return Array((fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n" + body).utf8)
    }

    /// How many of the message's alerts both texts tell of.
    func told(_ outgoing: OutgoingMessage) -> Int {
        let words = MessageWords(outgoing, style: style, now: outgoing.message.created)
        let plain = ChatText(markup: PlainMarkup(unit: .bytes), limit: Self.limit).text(words).told
        return min(plain, ChatText(markup: HTMLMarkup(), limit: Self.limit).text(words).told)
    }

    private func header(
        _ outgoing: OutgoingMessage,
        _ words: MessageWords,
        _ boundary: String,
        _ now: Date
    ) -> [(String, String)] {
        var fields = [
            ("Date", Self.date(now)), ("From", MailAddress(settings.from)?.header ?? ""),
            ("To", settings.to.compactMap { MailAddress($0)?.header }.joined(separator: ",\r\n ")),
            ("Subject", EncodedWords.of(PlainMarkup(unit: .bytes).plain(words.summary, atMost: 400))),
            ("Message-ID", id(outgoing.message.id.rawValue)),
        ]
        if let thread = Self.thread(outgoing) {
            fields += [("In-Reply-To", id(thread)), ("References", id(thread))]
        }
        fields += [
            ("List-Id", "<\(Self.token(sink.rawValue)).watchword.\(domain)>"),
            // RFC 3834: no vacation notice comes back.
            ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"),
            ("X-Watchword-Kind", outgoing.message.kind.rawValue), ("MIME-Version", "1.0"),
            ("Content-Type", "multipart/alternative;\r\n boundary=\"\(boundary)\""),
        ]
        if outgoing.priority == .urgent { fields.append(("X-Priority", "1 (Highest)")) }
        return fields
    }

    /// What all mails of one story, or about one subject, refer to; it is never sent itself.
    ///
    /// An alert, its changes and the alert that rewrote it are one thread.
    private static func thread(_ outgoing: OutgoingMessage) -> String? {
        if let notice = outgoing.message.notice { return "notice.\(notice.subject)" }
        guard outgoing.alerts.count == 1 else { return nil }
        return "story.\((outgoing.alerts[0].revisedFrom ?? outgoing.alerts[0].id).rawValue)"
    }

    private func html(_ words: MessageWords) -> String {
        let chat = ChatText(
            markup: HTMLMarkup(),
            limit: Self.limit,
            lineBreak: "<br>\n",
            blockBreak: "</p>\n<p>"
        )
        return "<!DOCTYPE html>\n<html><body><p>\(chat.text(words).text)</p></body></html>\n"
    }

    private func part(_ type: String, _ text: String) -> String {
        let coded = Data(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
            .base64EncodedString(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ])
        return "Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\(coded)"
    }

    private var domain: String { MailAddress(settings.from)?.domain ?? "localhost" }

    private func id(_ text: String) -> String { "<\(Self.token(text))@\(domain)>" }

    /// Letters, digits and a few marks; everything else as the code of its bytes, so that two texts stay two.
    private static func token(_ text: String) -> String {
        text.utf8.prefix(150)
            .map { byte in
                let isPlain =
                    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                    || (0x61...0x7a).contains(byte)
                    || "_-.".utf8.contains(byte)
                return isPlain ? String(UnicodeScalar(byte)) : "=\(String(byte, radix: 16))"
            }
            .joined()
    }

    /// RFC 5322, in UTC.
    static func date(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .second, .weekday],
            from: date
        )
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = days[((parts.weekday ?? 1) - 1) % 7]
        let month = months[((parts.month ?? 1) - 1) % 12]
        let clock = "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
        return "\(day), \(two(parts.day)) \(month) \(parts.year ?? 1970) \(clock) +0000"
    }
}
