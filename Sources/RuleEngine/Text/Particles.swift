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

    /// The particles and the usual chains of them, in the order of their text.
    static let all: [String] = {
        var result = Set(single)
        for first in joining { for second in simple { result.insert(first + second) } }
        for first in longer { for second in topics { result.insert(first + second) } }
        // `북한 측에서는`, without the space.
        for noun in nouns {
            for first in places { for second in topics { result.insert(noun + first + second) } }
        }
        return result.sorted()
    }()

    private static let forms: Set<[UInt8]> = Set(all.map { Array($0.utf8) })

    // Nothing here may be the end of many nouns of two syllables, as 랑 (신랑) and 라 (나라) are.

    private static let simple = [
        "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "으로", "만", "에서", "에게", "까지", "부터",
    ]

    private static let joining = ["측", "씨", "들", "에서", "에게", "까지", "부터", "로", "으로", "와", "과", "에", "만"]

    private static let longer = [
        "에게서", "한테", "한테서", "께서", "로부터", "으로부터", "만큼", "보다", "처럼", "조차", "마저", "로서", "으로서",
    ]

    private static let topics = ["는", "도", "만", "의"]
    private static let nouns = ["측", "씨", "들"]
    private static let places = ["에", "에서", "에게", "로", "으로", "과", "와"]

    private static let single =
        simple + joining + longer + contracted + nouns.flatMap { noun in contracted.map { noun + $0 } }
        + copula + [
            "께", "하고", "이나", "나", "이랑", "밖에", "로써", "으로써", "뿐", "뿐만", "대로", "마다", "같은", "치고",
            "커녕", "은커녕", "는커녕", "만큼은", "만큼이나", "이야말로", "야말로",
        ]

    /// With 는 drawn into the syllable before it.
    private static let contracted = ["엔", "에선", "에겐", "에게선", "한테선", "께선", "로선", "으로선"]

    /// Forms of 'to be' and of 'to be called'.
    private static let copula = [
        "이다", "인", "인데", "인지", "이고", "이며", "며", "이자", "이지만", "지만", "이었다", "였다", "이었던", "였던",
        "이었고", "였고", "이었으며", "였으며", "이었지만", "였지만", "입니다", "이었습니다", "였습니다", "이라고", "라고", "이라는", "라는",
        "이란", "란", "이라며", "라며", "이라면", "이라서", "이라도", "라도",
    ]
}
