// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Text for the header of a mail, as RFC 2047 wants it.
enum EncodedWords {
    /// A line with an encoded word has 76 characters at most, the field's name included; 39 bytes are 52 of base64.
    private static let bytesPerWord = 39

    /// The text itself where it is plain ASCII on one line; else encoded words, cut between characters and folded.
    static func of(_ text: String) -> String {
        let isPlain =
            text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f } && !text.contains("=?") && text.utf8.count <= 60
        if isPlain { return text }
        return pieces(text).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\r\n ")
    }

    /// Whole characters while they fit; one that does not fit by itself is cut between its scalars.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        func add(_ part: String) {
            if piece.utf8.count + part.utf8.count > bytesPerWord, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
            }
            piece += part
        }
        for character in text {
            if character.utf8.count <= bytesPerWord {
                add(String(character))
            } else {
                for scalar in character.unicodeScalars { add(String(scalar)) }
            }
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}

/// An address of the settings: `a@b.example` or `Name <a@b.example>`.
struct MailAddress: Sendable, Hashable {
    let name: String
    /// Without the name.
    let address: String

    /// Reads an address; nil when it is none, or when it has a line end in it.
    init?(_ text: String) {
        let isOneLine = text.unicodeScalars.allSatisfy { !SafeText.isControl($0) }
        guard isOneLine else { return nil }
        if text.hasSuffix(">"), let start = text.lastIndex(of: "<") {
            name = text[..<start].trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["\""])
            address = String(text[text.index(after: start)...].dropLast())
        } else {
            name = ""
            address = text.trimmingCharacters(in: .whitespaces)
        }
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"<>()[]\\,;:\"".utf8.contains($0) }
        guard isPlain, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 254 else {
            return nil
        }
    }

    /// What stands behind the `@`.
    var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

    /// The address as it stands in a header.
    var header: String {
        guard !name.isEmpty else { return address }
        let isPlain = name.utf8.allSatisfy {
            $0 >= 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\"") && $0 != 0x5c
        }
        return "\(isPlain && name.utf8.count <= 60 ? "\"\(name)\"" : EncodedWords.of(name)) <\(address)>"
    }
}
