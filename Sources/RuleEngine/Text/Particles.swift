// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The particles that follow a Korean word without a space.
enum Particles {
    /// The lengths of the stems that a Hangul token may be a form of: the token without a known particle.
    static func stems(of token: UnsafeBufferPointer<UInt8>) -> [Int] {
        var stems: [Int] = []
        // A syllable is three bytes; the longest chain of two particles has six syllables.
        var cut = token.count - 3
        while cut > 0, token.count - cut <= 18 {
            if forms.contains(Array(token[cut...])) { stems.append(cut) }
            cut -= 3
        }
        return stems
    }

    /// The particles and the usual pairs of them, in the order of their text.
    static let all: [String] = {
        var result = Set(single)
        for first in joining { for second in simple { result.insert(first + second) } }
        return result.sorted()
    }()

    private static let forms: Set<[UInt8]> = Set(all.map { Array($0.utf8) })

    private static let simple = [
        "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "으로", "만", "에서", "에게", "까지", "부터",
    ]

    private static let joining = ["측", "씨", "들", "에서", "에게", "까지", "부터", "로", "으로", "와", "과", "에", "만"]

    private static let single =
        simple + [
            "께서", "께", "측", "씨", "들", "한테", "하고", "이나", "나", "보다", "처럼", "마저", "조차", "밖에", "이라고", "라고",
            "이라는", "라는", "이란", "란", "이며", "며", "이다", "로서", "으로서", "로써", "으로써", "이라도", "라도", "뿐", "대로",
            "마다", "같은", "인", "이었다", "였다",
        ]
}
