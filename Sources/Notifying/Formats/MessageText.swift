// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A whole message as the bytes that a stream takes: stdout, a file.
///
/// A message is one record; JSON has one line for each alert or notice, text has an empty line at its end.
public enum MessageText {
    /// The record of a message; CSV without its header.
    ///
    /// - Throws: what `JSONEncoder` throws; not seen for these values.
    public static func record(
        _ outgoing: OutgoingMessage,
        format: SinkSettings.TextFormat,
        style: TextStyle,
        now: Date
    ) throws -> [UInt8] {
        try record(outgoing, format: format, style: style, csv: CSVText(), now: now)
    }

    static func record(
        _ outgoing: OutgoingMessage,
        format: SinkSettings.TextFormat,
        style: TextStyle,
        csv: CSVText,
        now: Date
    ) throws -> [UInt8] {
        switch format {
        case .json: try json(outgoing, now)
        case .text: Array(text(outgoing, style, now).utf8)
        case .csv: csv.rows(outgoing, now: now)
        }
    }

    private static func json(_ outgoing: OutgoingMessage, _ now: Date) throws -> [UInt8] {
        var out: [UInt8] = []
        for alert in outgoing.alerts { out += try JSONText.line(alert) + [0x0a] }
        if let notice = outgoing.notice(now: now) { out += try JSONText.line(NoticeLine(notice)) + [0x0a] }
        return out
    }

    private static func text(_ outgoing: OutgoingMessage, _ style: TextStyle, _ now: Date) -> String {
        var parts: [String] = []
        if outgoing.message.kind == .digest {
            let time = style.time(now, reference: style.today)
            parts.append("\(time)  DIGEST  \(DigestWords.heading(outgoing))\n")
        }
        let mark = outgoing.message.kind == .update ? "updated" : nil
        for (alert, group) in zip(outgoing.alerts, DigestWords.groups(outgoing)) {
            if let group { parts.append(style.paint(SafeText.line(group), .bold) + "\n") }
            parts.append(AlertText.of(alert, style: style, mark: mark))
        }
        if let notice = outgoing.notice(now: now) {
            parts.append(NoticeText.of(notice, at: now, style: style))
        }
        return parts.map { $0 + "\n" }.joined()
    }
}

extension OutgoingMessage {
    /// The most of a notice's text that is told, in bytes of JSON: what it quotes may be longer than any service takes.
    private static let longestNotice = 16_000

    /// The notice that the message carries; a test without alerts gets one, so that something arrives.
    func notice(now: Date) -> Notice? {
        if var notice = message.notice {
            notice.text = PlainMarkup(unit: .json).plain(notice.text, atMost: Self.longestNotice)
            return notice
        }
        guard message.kind == .test, alerts.isEmpty else { return nil }
        let text = "This is a test, sent by hand: the sink '\(message.sink)' works."
        return Notice(kind: .test, subject: message.sink.rawValue, text: text, since: now)
    }
}
