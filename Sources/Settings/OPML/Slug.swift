// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Makes names of things out of what people call them.
enum Slug {
    /// `World News / Asia` as `world-news-asia`; nil when nothing is left.
    ///
    /// Letters lose their accents; what then is no ASCII letter, digit or `_` is a gap.
    static func of(_ text: String, longest: Int = 64) -> String? {
        var slug = ""
        for scalar in folded(text) {
            if isNameScalar(scalar) {
                slug.unicodeScalars.append(scalar)
            } else if !isAccent(scalar), !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        slug = String(slug.drop { $0 == "_" || $0 == "-" }.prefix(longest))
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? nil : slug
    }

    /// Whether a slug keeps every letter and digit of a text: two titles in Japanese may have the rest in common.
    static func isFaithful(to text: String) -> Bool {
        folded(text)
            .allSatisfy {
                isNameScalar($0) || isAccent($0)
                    || !($0.properties.isAlphabetic || $0.properties.numericType != nil)
            }
    }

    private static func folded(_ text: String) -> String.UnicodeScalarView {
        text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
    }

    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.canonicalCombiningClass != .notReordered
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
    }
}
