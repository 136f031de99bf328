// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A charset, by its WHATWG name and by the name that glibc's iconv knows it under.
struct Charset: Sendable, Hashable {
    /// The WHATWG name, in lower case; IANA's or the usual one where the web has none.
    let name: String
    /// The name for `iconv_open`.
    ///
    /// Not always the same table: the vendors' supersets are what is really sent under the older names
    /// (`gb2312` is gb18030, `euc-kr` is cp949, `shift_jis` is cp932; glibc's own tables fail on U+2460).
    let iconvName: String

    static let utf8 = Charset(name: "utf-8", iconvName: "UTF-8")
    static let windows1252 = Charset(name: "windows-1252", iconvName: "CP1252")
    static let utf16le = Charset(name: "utf-16le", iconvName: "UTF-16LE")
    static let utf16be = Charset(name: "utf-16be", iconvName: "UTF-16BE")
    static let utf32le = Charset(name: "utf-32le", iconvName: "UTF-32LE")
    static let utf32be = Charset(name: "utf-32be", iconvName: "UTF-32BE")

    /// Whether its code units are wider than a byte, so that no ASCII declaration can be read in it.
    var isWide: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }

    /// How wide its code units are, in bytes.
    var unitBytes: Int { isWide ? (name.hasPrefix("utf-32") ? 4 : 2) : 1 }

    /// The charset of a label, as documents and headers write it; nil when nobody knows it.
    init?(label: some StringProtocol) {
        let wanted = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        guard let charset = Self.byLabel[wanted] ?? Self.bySpelling[Self.spelling(of: wanted)] else {
            return nil
        }
        self = charset
    }

    /// What the ways to write a label have in common: `Windows_1251`, `win-1251` and `x-windows-1251` are one.
    private static func spelling(of label: String) -> String {
        let plain = label.hasPrefix("x-") ? label.dropFirst(2) : label[...]
        let letters = String(
            plain.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic || "0"..."9" ~= $0 }
        )
        return letters.hasPrefix("win1") ? "windows" + letters.dropFirst(3) : letters
    }

    private init(name: String, iconvName: String) {
        self.name = name
        self.iconvName = iconvName
    }

    private static let byLabel: [String: Charset] = {
        var table: [String: Charset] = [:]
        for row in rows.split(separator: "\n") {
            let words = row.split(separator: " ").map(String.init)
            for label in words.dropFirst(2) {
                table[label] = Charset(name: words[0], iconvName: words[1])
            }
        }
        for page in codePages {
            let charset = Charset(name: "cp\(page)", iconvName: "CP\(page)")
            for label in ["\(page)", "cp\(page)", "ibm\(page)", "csibm\(page)"] { table[label] = charset }
        }
        return table
    }()

    private static let bySpelling = Dictionary(
        byLabel.map { (spelling(of: $0.key), $0.value) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Code pages of DOS that the web has no names for; feeds of old programs are written in them.
    private static let codePages = [
        437, 737, 775, 850, 852, 855, 856, 857, 858, 860, 861, 862, 863, 864, 865, 869, 1125,
    ]

    /// Name, iconv name, labels: the WHATWG table and what else is seen in feeds.
    private static let rows = """
        utf-8 UTF-8 unicode-1-1-utf-8 utf-8 utf8 unicode11utf8 unicode20utf8 x-unicode20utf8
        ibm866 IBM866 866 cp866 csibm866 ibm866
        iso-8859-2 ISO-8859-2 csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 \
            iso_8859-2:1987 l2 latin2
        iso-8859-3 ISO-8859-3 csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 \
            iso_8859-3:1988 l3 latin3
        iso-8859-4 ISO-8859-4 csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 \
            iso_8859-4:1988 l4 latin4
        iso-8859-5 ISO-8859-5 csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 \
            iso_8859-5 iso_8859-5:1988
        iso-8859-6 ISO-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 \
            iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
        iso-8859-7 ISO-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 \
            iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
        iso-8859-8 ISO-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 \
            iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual
        iso-8859-8-i ISO-8859-8 csiso88598i iso-8859-8-i logical
        iso-8859-10 ISO-8859-10 csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
        iso-8859-13 ISO-8859-13 iso-8859-13 iso8859-13 iso885913
        iso-8859-14 ISO-8859-14 iso-8859-14 iso8859-14 iso885914
        iso-8859-15 ISO-8859-15 csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
        iso-8859-16 ISO-8859-16 iso-8859-16
        koi8-r KOI8-R cskoi8r koi koi8 koi8-r koi8_r
        koi8-u KOI8-U koi8-u koi8-ru
        macintosh MACINTOSH csmacintosh mac macintosh x-mac-roman macroman
        windows-874 CP874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
        windows-1250 CP1250 cp1250 windows-1250 x-cp1250 ms-ee
        windows-1251 CP1251 cp1251 windows-1251 x-cp1251 ms-cyrl
        windows-1252 CP1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 \
            iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 \
            iso646-us ms-ansi ansi
        windows-1253 CP1253 cp1253 windows-1253 x-cp1253 ms-greek
        windows-1254 CP1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 \
            iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254 ms-turk
        windows-1255 CP1255 cp1255 windows-1255 x-cp1255 ms-hebr
        windows-1256 CP1256 cp1256 windows-1256 x-cp1256 ms-arab
        windows-1257 CP1257 cp1257 windows-1257 x-cp1257 winbaltrim
        windows-1258 CP1258 cp1258 windows-1258 x-cp1258
        x-mac-cyrillic MAC-CYRILLIC x-mac-cyrillic x-mac-ukrainian
        x-mac-ce MAC-CENTRALEUROPE x-mac-ce maccentraleurope maclatin2
        x-mac-icelandic MAC-IS x-mac-icelandic maciceland
        cp437 CP437 cspc8codepage437
        cp775 CP775 cspc775baltic
        cp850 CP850 cspc850multilingual
        cp852 CP852 cspcp852
        cp861 CP861 cp-is
        cp862 CP862 cspc862latinhebrew
        koi8-t KOI8-T koi8-t
        ptcp154 PT154 ptcp154 pt154 cp154 csptcp154 cyrillic-asian
        viscii VISCII viscii csviscii
        tcvn TCVN tcvn tcvn-5712 tcvn5712-1
        johab JOHAB johab cp1361 ms1361
        euc-tw EUC-TW euc-tw
        gbk GB18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 \
            ms936 windows-936 euc-cn
        gb18030 GB18030 gb18030
        hz-gb-2312 HZ hz-gb-2312
        big5 BIG5-HKSCS big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950
        euc-jp EUC-JP-MS cseucpkdfmtjapanese euc-jp x-euc-jp eucjp eucjp-ms cp51932
        iso-2022-jp CP50221 csiso2022jp iso-2022-jp
        shift_jis CP932 csshiftjis ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 ms932
        euc-kr CP949 cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 \
            ksc_5601 windows-949 cp949 ms949 uhc
        iso-2022-kr ISO-2022-KR csiso2022kr iso-2022-kr
        utf-16be UTF-16BE utf-16be unicodefffe
        utf-16le UTF-16LE utf-16 utf-16le unicodefeff ucs-2 csunicode iso-10646-ucs-2 unicode
        utf-32 UTF-32 utf-32 ucs-4 iso-10646-ucs-4
        utf-32be UTF-32BE utf-32be
        utf-32le UTF-32LE utf-32le
        utf-7 UTF-7 utf-7
        """
}
