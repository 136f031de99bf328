// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A person as feeds name them.
struct PersonValue: Sendable {
    var name: String?
    var email: String?
    var url: String?
    var rank: UInt8 = 0

    init(name: String? = nil, email: String? = nil, url: String? = nil) {
        self.name = name
        self.email = email
        self.url = url
    }

    /// A person written as one text: `Name (mail)`, `mail (Name)`, `Name <mail>`, or one of the two alone.
    init(_ text: String) {
        // Most are a bare name, and `Character`s are dear.
        guard text.utf8.contains(0x40) else {
            name = Self.clean(text)
            return
        }
        let words = text.split { $0.isWhitespace || "()<>,;\"".contains($0) }
        guard let mail = words.first(where: Self.isMail) else {
            name = Self.clean(text)
            return
        }
        let address = mail.hasPrefix("mailto:") ? mail.dropFirst(7) : mail
        email = String(address)
        var rest = text
        if let range = rest.range(of: String(mail)) { rest.removeSubrange(range) }
        name = Self.clean(rest.replacing("()", with: "").replacing("<>", with: ""))
    }

    /// The person as one text.
    var display: String? {
        guard let name else { return email ?? url }
        return email.map { "\(name) (\($0))" } ?? name
    }

    private static func isMail(_ word: Substring) -> Bool {
        guard let at = word.firstIndex(of: "@"), at != word.startIndex else { return false }
        return word[at...].dropFirst().contains(".") && !word[at...].dropFirst().contains("@")
            && !word.contains("/")
    }

    private static func clean(_ text: String) -> String? {
        if let first = text.utf8.first, let last = text.utf8.last, first.isASCIILetter,
            last.isASCIILetter || last.isASCIIDigit
        {
            return text
        }
        var rest = text[...]
        while let first = rest.first, let last = rest.last {
            if first.isWhitespace || ">,".contains(first) {
                rest.removeFirst()
            } else if last.isWhitespace || "<,".contains(last) {
                rest.removeLast()
            } else if first == "(", last == ")" {
                rest = rest.dropFirst().dropLast()
            } else {
                return String(rest)
            }
        }
        return nil
    }
}
