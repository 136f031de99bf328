// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Languages as rules and feeds name them: by the primary subtag of BCP 47.
public enum LanguageCode {
    /// Whether a text is one: a code of ISO 639-1, or three letters of a language that has none of two.
    public static func isKnown(_ code: String) -> Bool {
        if code.utf8.count == 2 { return twoLetters.contains(code) }
        let isCode = code.utf8.count == 3 && code.utf8.allSatisfy { (0x61...0x7a).contains($0) }
        return isCode && meant[code] == nil
    }

    /// The code that was meant: `zh` for `zh-TW`, `ja` for `jp`, `jpn` and `Japanese`; nil when nothing tells.
    public static func meant(by text: String) -> String? {
        let first = text.split(omittingEmptySubsequences: true) { $0 == "-" || $0 == "_" || $0 == " " }.first
        guard let word = first?.lowercased() else { return nil }
        return meant[word] ?? (isKnown(word) ? word : nil)
    }

    /// The code for a primary subtag in lower case: `ja` for `jp`; what nobody knows stays as it is.
    static func normal(_ subtag: String) -> String { meant[subtag] ?? subtag }

    private static let twoLetters = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
        de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
        ia id ie ig ii ik in io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb
        lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
        or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw
        ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """
        .split(whereSeparator: \.isWhitespace).map { String($0) }
    )

    /// Countries, names and codes of three letters that stand for a language, where they are no language themselves.
    private static let meant: [String: String] = {
        let lines = """
            ar ara arabic
            cs cz ces cze czech
            da dk dan danish
            de at deu ger german
            el gr ell gre greek
            en us gb eng english
            es mx spa spanish
            fa ir fas per persian
            fi fin finnish
            fr fra fre french
            he heb hebrew
            hi hin hindi
            id ind indonesian
            it ita italian
            ja jp jpn japanese
            ko kp kor korean
            mn mon mongolian
            ms msa malay
            nl nld dut dutch
            no nor norwegian
            pl pol polish
            pt por portuguese
            ru rus russian
            sv swe swedish
            th tha thai
            tr tur turkish
            uk ua ukr ukrainian
            vi vn vie vietnamese
            zh cn zho chi chinese
            """
        var meant: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ").map { String($0) }
            for word in words.dropFirst() { meant[word] = words[0] }
        }
        return meant
    }()
}
