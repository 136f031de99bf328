// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What language a text is in, by its script and its smallest words.
public enum LanguageGuess {
    /// The primary subtag of the most likely language; nil when nothing tells.
    ///
    /// Looks at the first few hundred words only.
    public static func language(of text: String) -> String? {
        language(of: [Tokenizer.tokenize(text)])
    }

    static func language(of texts: [TokenizedText]) -> String? {
        var census = Census()
        for text in texts {
            text.folded.withUnsafeBufferPointer { folded in
                for token in text.tokens.prefix(400) { census.count(token, folded) }
            }
        }
        return census.verdict
    }

    /// Whether a folded word is one of the smallest and commonest of a language.
    static func isSmall(_ word: [UInt8]) -> Bool {
        word.withUnsafeBufferPointer { SmallWords.shared.languages(TokenHash.of($0), $0) != 0 }
    }

    /// How many letters of each script and small words of each language there are.
    private struct Census {
        /// By the place of the script in `Script.allCases`.
        var scripts = [Int](repeating: 0, count: Script.allCases.count)
        /// By the place of the language in `SmallWords.names`.
        var votes = [Int](repeating: 0, count: SmallWords.names.count)
        let smallWords = SmallWords.shared

        mutating func count(_ token: Token, _ folded: UnsafeBufferPointer<UInt8>) {
            let bytes = UnsafeBufferPointer(
                rebasing: folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
            )
            guard !bytes.isEmpty else { return }
            let scalar = UTF8Bytes.decode(bytes, at: 0).scalar
            scripts[Script.of(scalar).rawValue] += 1
            guard scalar < 0x250, bytes.count <= smallWords.longest else { return }
            var languages = smallWords.languages(token.hash, bytes)
            while languages != 0 {
                votes[languages.trailingZeroBitCount] += 1
                languages &= languages - 1
            }
        }

        var verdict: String? {
            func letters(_ script: Script) -> Int { scripts[script.rawValue] }
            // A word of Latin or Hangul weighs as much as two characters of Han.
            let kana = letters(.kana)
            let han = letters(.han)
            if kana + han > 2 * letters(.latin), kana + han > letters(.hangul) {
                return kana * 20 >= han && kana > 0 ? "ja" : "zh"
            }
            let others = Script.allCases.filter { $0.language != nil && letters($0) > 0 }
            let top = others.max { (letters($0), $1.name) < (letters($1), $0.name) }
            return top == .latin ? latin : top?.language
        }

        /// The language with most small words, unless another has as many.
        private var latin: String? {
            guard let most = votes.max(), most > 0, votes.count(where: { $0 == most }) == 1 else {
                return nil
            }
            return votes.firstIndex(of: most).map { SmallWords.names[$0] }
        }
    }
}

/// A script, by the first letter of a word.
private enum Script: Int, CaseIterable {
    case latin, digits, kana, han, hangul, thai, hebrew, arabic, greek, cyrillic, devanagari

    static func of(_ scalar: UInt32) -> Script {
        switch scalar {
        case 0x30...0x39: .digits
        case 0..<0x370: .latin
        case 0x3041...0x30ff: .kana
        case 0x3400...0x9fff, 0x2_0000...0x3_ffff: .han
        case 0xac00...0xd7a3, 0x1100...0x11ff: .hangul
        case 0x0e00...0x0e7f: .thai
        case 0x0590...0x05ff: .hebrew
        case 0x0600...0x06ff: .arabic
        case 0x0370...0x03ff: .greek
        case 0x0400...0x052f: .cyrillic
        case 0x0900...0x097f: .devanagari
        default: .latin
        }
    }

    /// The language that it stands for; nil for digits, and for kana and Han, which are weighed together.
    var language: String? {
        switch self {
        case .digits, .kana, .han: nil
        case .latin: "latin"
        case .hangul: "ko"
        case .thai: "th"
        case .hebrew: "he"
        case .arabic: "ar"
        case .greek: "el"
        case .cyrillic: "ru"
        case .devanagari: "hi"
        }
    }

    var name: String { language ?? "" }
}

/// The smallest and commonest words of the languages written in Latin letters.
private struct SmallWords {
    static let shared = SmallWords()
    static let names = lists.keys.sorted()

    /// Bytes of the longest of them.
    let longest: Int
    private let index: HashIndex
    private let words: [[UInt8]]
    private let masks: [UInt32]

    /// The languages that have a word, a bit for each of `names`.
    @inline(__always)
    func languages(_ hash: UInt64, _ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let found = index.find(hash) { words[Int($0)].elementsEqual(word) }
        return found < 0 ? 0 : masks[Int(found)]
    }

    private init() {
        var masks: [[UInt8]: UInt32] = [:]
        for (number, name) in Self.names.enumerated() {
            for word in (Self.lists[name] ?? "").split(separator: " ") {
                masks[Array(word.utf8), default: 0] |= 1 << UInt32(number)
            }
        }
        words = Array(masks.keys)
        self.masks = Array(masks.values)
        longest = words.reduce(0) { max($0, $1.count) }
        index = HashIndex(words.enumerated().map { (TokenHash.of($1), Int32($0)) })
    }

    private static let lists: [String: String] = [
        "en":
            "the of and to in that is was for with on his has have by from are as at an be said it after",
        "fr":
            "le la les des et du une que qui dans est pour par sur au aux avec pas plus ce cette ont sont",
        "de":
            "der die das und den von zu mit sich des auf ist im dem nicht ein eine als auch nach wird sind",
        "es": "el la los las y del que en una por con para es se lo su al como mas ha sobre fue entre",
        "it": "il di che la e del della per una con non sono le dei si gli nel alla da anche delle",
        "pt": "o os as e do da que em um uma para com nao por dos das no na se mais ao foi pelo",
        "nl": "de het een en van in dat is op te zijn met voor niet aan er door ook bij naar heeft",
    ]
}
