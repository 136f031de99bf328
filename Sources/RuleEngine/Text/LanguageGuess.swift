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
            for token in text.tokens.prefix(400) { census.count(token, in: text) }
        }
        return census.verdict
    }

    /// How many letters of each script and small words of each language there are.
    private struct Census {
        var scripts: [String: Int] = [:]
        var votes: [String: Int] = [:]

        mutating func count(_ token: Token, in text: TokenizedText) {
            let bytes = text.foldedBytes(token)
            let scalar = bytes.withUnsafeBufferPointer { $0.isEmpty ? 0 : UTF8Bytes.decode($0, at: 0).scalar }
            scripts[script(scalar), default: 0] += 1
            guard scalar < 0x250 else { return }
            for language in LanguageGuess.smallWords[Array(bytes)] ?? [] { votes[language, default: 0] += 1 }
        }

        private func script(_ scalar: UInt32) -> String {
            switch scalar {
            case 0x30...0x39: "digits"
            case 0x3041...0x30ff: "ja"
            case 0x3400...0x9fff, 0x2_0000...0x3_ffff: "han"
            case 0xac00...0xd7a3, 0x1100...0x11ff: "ko"
            case 0x0e00...0x0e7f: "th"
            case 0x0590...0x05ff: "he"
            case 0x0600...0x06ff: "ar"
            case 0x0370...0x03ff: "el"
            case 0x0400...0x052f: "ru"
            case 0x0900...0x097f: "hi"
            default: "latin"
            }
        }

        var verdict: String? {
            let letters = scripts.filter { $0.key != "digits" }
            // A word of Latin or Hangul weighs as much as two characters of Han.
            let kana = letters["ja"] ?? 0
            let han = letters["han"] ?? 0
            if kana + han > 2 * (letters["latin"] ?? 0), kana + han > letters["ko"] ?? 0 {
                return kana * 20 >= han ? (kana > 0 ? "ja" : "zh") : "zh"
            }
            let others = letters.filter { $0.key != "ja" && $0.key != "han" }
            guard let top = others.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
            return top.key == "latin" ? latin : top.key
        }

        /// The language with most small words, unless another has as many.
        private var latin: String? {
            let ranked = votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            guard let first = ranked.first else { return nil }
            return ranked.count > 1 && ranked[1].value == first.value ? nil : first.key
        }
    }

    private static let smallWords: [[UInt8]: [String]] = {
        let lists: [String: String] = [
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
        var table: [[UInt8]: [String]] = [:]
        for (language, words) in lists {
            for word in words.split(separator: " ") { table[Array(word.utf8), default: []].append(language) }
        }
        return table
    }()
}
