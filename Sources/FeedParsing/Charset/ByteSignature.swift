// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What the first bytes of a body say of its charset: a byte order mark, or the zeros of a wide `<`.
struct ByteSignature {
    let charset: Charset
    let markLength: Int

    /// The signature of a body; nil when its first bytes say nothing.
    init?(_ body: [UInt8]) {
        let first = (0..<4).map { $0 < body.count ? body[$0] : 0xaa }
        guard let found = Self.find((first[0], first[1], first[2], first[3])) else { return nil }
        (charset, markLength) = found
    }

    private static func find(_ bytes: (UInt8, UInt8, UInt8, UInt8)) -> (Charset, Int)? {
        switch bytes {
        case (0xef, 0xbb, 0xbf, _): (.utf8, 3)
        case (0xff, 0xfe, 0, 0): (.utf32le, 4)
        case (0, 0, 0xfe, 0xff): (.utf32be, 4)
        case (0xff, 0xfe, _, _): (.utf16le, 2)
        case (0xfe, 0xff, _, _): (.utf16be, 2)
        case (let byte, 0, 0, 0) where byte.startsMarkup: (.utf32le, 0)
        case (0, 0, 0, let byte) where byte.startsMarkup: (.utf32be, 0)
        case (let byte, 0, let next, 0) where byte.startsMarkup && next != 0: (.utf16le, 0)
        case (0, let byte, 0, let next) where byte.startsMarkup && next != 0: (.utf16be, 0)
        default: nil
        }
    }
}

extension UInt8 {
    /// What a feed can begin with: `<`, `{`, or white space.
    fileprivate var startsMarkup: Bool { self == Byte.less || self == 0x7b || isMarkupSpace }
}
