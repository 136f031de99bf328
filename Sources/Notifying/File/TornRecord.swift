// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Whether what stands behind the last line end of a file is the beginning of one of our own records.
///
/// After a power cut it is, and is cut off; in a file that somebody else wrote it is not, and stays.
enum TornRecord {
    /// Whether it is ours, and not whole.
    static func isOurs(_ tail: ArraySlice<UInt8>, format: SinkSettings.TextFormat) -> Bool {
        let text = String(decoding: tail, as: UTF8.self)
        switch format {
        case .json:
            let begins = Self.beginnings.contains { text.hasPrefix($0) || $0.hasPrefix(text) }
            // An editor that drops the last line end leaves a whole record behind.
            return begins && (try? JSONSerialization.jsonObject(with: Data(tail))) == nil
        case .text:
            return fits(text, "####-##-## ##:##  ") || fits(text, "##:##  ")
                || text.hasPrefix(TextStyle.indent)
        case .csv: return fits(text, "####-##-##T##:##:##.###Z,")
        }
    }

    /// The first names, in the order of JSON as it is written, of an alert and of a notice.
    private static let beginnings = ["{\"also_in\":", "{\"kind\":\""]

    /// Whether the text begins as the pattern does; `#` is a digit.
    private static func fits(_ text: String, _ pattern: String) -> Bool {
        text.utf8.count >= pattern.utf8.count
            && zip(text.utf8, pattern.utf8)
                .allSatisfy { $1 == UInt8(ascii: "#") ? (0x30...0x39).contains($0) : $0 == $1 }
    }
}
