// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A notice as a person reads it.
public enum NoticeText {
    /// The lines of one notice, each with its end.
    public static func of(_ notice: Notice, at time: Date, style: TextStyle) -> String {
        let head = style.line(
            "\(style.time(time, reference: style.today))  NOTICE  \(SafeText.line(notice.subject))",
            notice.kind.rawValue.replacingOccurrences(of: "_", with: "-"),
            paintRight: { style.paint($0, .faint) }
        )
        let text = SafeText.lines(notice.text).filter { !$0.isEmpty }.map { TextStyle.indent + $0 }
        let since = "\(TextStyle.indent)since \(style.time(notice.since, reference: time))"
        return ([head] + text + [since]).map { $0 + "\n" }.joined()
    }
}
