// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A body as clean UTF-8, and how it became that.
public struct DecodedText: Sendable {
    /// UTF-8 without a byte order mark and without control characters other than tab and line ends.
    public let bytes: [UInt8]
    /// The WHATWG name of the charset that the body was read in.
    public let charset: String
    /// What was wrong with it.
    public let malformed: Set<Malformation>

    /// Decides the charset of a body and decodes it.
    ///
    /// A byte order mark decides; then bytes that cannot be as declared; then the XML or HTML declaration; then
    /// the header; then UTF-8, or windows-1252 where next to nothing in it is UTF-8.
    public init(_ body: [UInt8], contentType: String?) {
        let signature = ByteSignature(body)
        let content = signature.map { Array(body.dropFirst($0.markLength)) } ?? body
        let declared = CharsetDeclaration.find(in: content)
        let header = contentType.flatMap(CharsetDeclaration.charset(ofContentType:))
        if let wide = signature?.charset, wide.isWide {
            self.init(decoding: content, as: wide, malformed: [])
            return
        }
        let stated = signature?.charset ?? [declared, header].lazy.compactMap(\.self).first { !$0.isWide }
        let isWideStated = declared?.isWide == true || (declared == nil && header?.isWide == true)
        let reasons: Set<Malformation> = isWideStated ? [.wrongCharset] : []
        self.init(decoding: content, stated: stated ?? .utf8, fallback: header, reasons: reasons)
    }

    private init(
        decoding content: [UInt8],
        stated: Charset,
        fallback: Charset?,
        reasons: Set<Malformation>
    ) {
        let check = UTF8Check(content)
        var malformed = reasons
        if check.controls > 0 { malformed.insert(.controlCharacters) }
        // Text that is valid UTF-8 with anything beyond ASCII is UTF-8, whatever is said of it: two bytes of
        // another charset make a valid sequence only by rare accident, and all of them never do.
        let isUTF8 = check.invalidBytes == 0 && check.validSequences > 0
        if stated == .utf8 || isUTF8 {
            if stated != .utf8 { malformed.insert(.wrongCharset) }
            guard check.invalidBytes > 0 else {
                self.init(utf8: content, hasControls: check.controls > 0, malformed)
                return
            }
            guard check.validSequences * Self.badBytesPerSequence < check.invalidBytes else {
                self.init(utf8: content, hasControls: true, malformed.union([.invalidBytes]))
                return
            }
            // Hardly a sequence is valid: the bytes cannot be as declared.
            let other = fallback.flatMap { $0 == .utf8 || $0.isWide ? nil : $0 } ?? .windows1252
            self.init(decoding: content, as: other, malformed: malformed.union([.wrongCharset]))
            return
        }
        self.init(decoding: content, as: stated, malformed: malformed)
    }

    /// How many bytes that UTF-8 does not have outweigh a valid sequence: in Latin 1 `é` before `»` makes one.
    private static let badBytesPerSequence = 8

    private init(utf8 content: [UInt8], hasControls: Bool, _ malformed: Set<Malformation>) {
        self.init(
            bytes: hasControls ? UTF8Check.repaired(content) : content,
            charset: Charset.utf8.name,
            malformed: malformed
        )
    }

    private init(decoding content: [UInt8], as charset: Charset, malformed: Set<Malformation>) {
        let plain = SevenBitCharset.unfold(content, charset) ?? (content, charset)
        guard let decoded = Iconv.utf8(of: plain.bytes, in: plain.charset) else {
            self.init(utf8: content, hasControls: true, malformed.union([.wrongCharset]))
            return
        }
        let text = UTF8Check(decoded.bytes)
        let isClean = text.controls == 0 && text.invalidBytes == 0
        self.init(
            bytes: isClean ? decoded.bytes : UTF8Check.repaired(decoded.bytes),
            charset: charset.name,
            malformed: decoded.invalid > 0 ? malformed.union([.invalidBytes]) : malformed
        )
    }

    private init(bytes: [UInt8], charset: String, malformed: Set<Malformation>) {
        self.bytes = bytes
        self.charset = charset
        self.malformed = malformed
    }
}
