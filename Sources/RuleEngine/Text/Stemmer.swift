// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CStemmer
import Foundation

/// Which languages have stems.
public enum StemLanguages {
    /// What is tried on an article of unknown language, unless the options say otherwise.
    public static let usual = ["de", "en", "es", "fr", "ru"]

    /// Whether Snowball knows a language, by its primary subtag.
    public static func contains(_ language: String) -> Bool { Stemmer(language: language) != nil }
}

/// The Snowball stemmer of one language.
///
/// It keeps the last stem in its own memory, so two threads must not share it: each scratch has its own.
final class Stemmer {
    private let handle: OpaquePointer

    /// The stemmer of a language; nil when Snowball has none.
    init?(language: String) {
        // Longer names are those of algorithms, such as `porter`, not of languages.
        guard (2...3).contains(language.utf8.count),
            language.utf8.allSatisfy({ (0x61...0x7a).contains($0) }),
            let handle = sb_stemmer_new(language, "UTF_8")
        else { return nil }
        self.handle = handle
    }

    deinit { sb_stemmer_delete(handle) }

    /// The folded stem of a word in lower case with its accents.
    func stem(_ word: [UInt8]) -> [UInt8] {
        guard word.count <= Self.longest, let stem = sb_stemmer_stem(handle, word, Int32(word.count)) else {
            return StemText.folded(word)
        }
        let bytes = UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle)))
        return StemText.folded(Array(bytes))
    }

    /// No word of any language is longer, in bytes.
    private static let longest = 256
}

/// The text of a word before and after its stem is taken.
enum StemText {
    /// A token in lower case and NFC, its accents kept: what the algorithms of Snowball expect.
    ///
    /// - Parameters:
    ///   - original: the token as it stands in the text.
    ///   - folded: the folded token, which is the same for ASCII.
    static func word(_ original: ArraySlice<UInt8>, folded: ArraySlice<UInt8>) -> [UInt8] {
        if original.allSatisfy({ $0 < 0x80 }) { return Array(folded) }
        // Width is none of the accents: NFKC, so that `ｍｅｅｔ` is a word too.
        let text = String(decoding: original, as: UTF8.self).lowercased()
            .precomposedStringWithCompatibilityMapping
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            result.append("\u{2018}\u{2019}\u{2bc}".unicodeScalars.contains(scalar) ? "'" : scalar)
        }
        return Array(String(result).utf8)
    }

    /// A stem without its accents: they are not looked at, but for the stem to be found.
    static func folded(_ stem: [UInt8]) -> [UInt8] {
        if stem.allSatisfy({ $0 < 0x80 }) { return stem }
        let text = FoldedText(stem)
        return Array(text.bytes[..<text.count])
    }
}
