// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import CVectorscan

/// Finds the regular expressions of a rule set in one article: a text is read when the first rule asks, and once.
///
/// It owns the room that Vectorscan works in, so two threads must not share it.
final class RegexScanner {
    /// Places of one pattern in one text that are kept: what is read is bounded, what matches every letter of it
    /// is not.
    static let mostPlaces = 1000

    private struct Key: Hashable {
        let database: Int32
        let field: Int
    }

    private let book: RegexBook
    private var room: OpaquePointer?
    /// The databases that the room is large enough for.
    private var prepared: Set<Int32> = []
    private var found: [Key: [UInt32: Finds]] = [:]

    init(_ book: RegexBook) { self.book = book }

    deinit { if let room { hs_free_scratch(room) } }

    /// Forgets the article.
    func clear() { found.removeAll(keepingCapacity: true) }

    /// Where the first match of a pattern ends in a text, in bytes; nil when there is none.
    ///
    /// - Parameters:
    ///   - field: the text's number, the same for the same text of an article.
    ///   - text: valid UTF-8.
    func firstEnd(_ pattern: Int32, field: Int, in text: [UInt8]) -> Int? {
        finds(pattern, field, text)?.firstEnd
    }

    /// Where a pattern stands in a text, in bytes, none over another: leftmost, then longest; of an expression too
    /// large for that the shortest that ends there.
    func places(_ pattern: Int32, field: Int, in text: [UInt8], most: Int) -> [Range<Int>] {
        guard let finds = finds(pattern, field, text) else { return [] }
        let number = book.places[Int(pattern)]
        if book.databases[Int(number)].tellsStarts { return Self.withoutOverlap(finds.places) }
        var result: [Range<Int>] = []
        for place in finds.places.sorted(by: { $0.upperBound < $1.upperBound }) where result.count < most {
            let start = start(of: place.upperBound, number, text)
            if let last = result.last, start < last.upperBound {
                result[result.count - 1] = last.lowerBound..<place.upperBound
            } else {
                result.append(start..<place.upperBound)
            }
        }
        return result
    }

    private func finds(_ pattern: Int32, _ field: Int, _ text: [UInt8]) -> Finds? {
        let database = book.places[Int(pattern)]
        guard database >= 0 else { return nil }
        let key = Key(database: database, field: field)
        if let known = found[key] { return known[UInt32(pattern)] }
        let finds = text.withUnsafeBytes { scan(database, $0) }
        found[key] = finds
        return finds[UInt32(pattern)]
    }

    private static func withoutOverlap(_ places: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        let ordered = places.sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
        for place in ordered where place.lowerBound >= result.last?.upperBound ?? 0 { result.append(place) }
        return result
    }

    /// The last beginning of a match that ends at a byte, by bisection: a later beginning than that leaves none.
    ///
    /// Looks at the last few kilobytes only: what is longer is no evidence that a person reads.
    private func start(of end: Int, _ database: Int32, _ text: [UInt8]) -> Int {
        var low = max(0, end - 2048)
        while low < end, text[low] & 0xc0 == 0x80 { low += 1 }
        var high = end
        while high - low > 1 {
            var middle = (low + high) / 2
            while middle > low, text[middle] & 0xc0 == 0x80 { middle -= 1 }
            if middle == low { break }
            let isThere = text.withUnsafeBytes { bytes in
                let piece = UnsafeRawBufferPointer(rebasing: bytes[middle..<end])
                return scan(database, piece).values.contains { $0.lastEnd == end - middle }
            }
            if isThere { low = middle } else { high = middle }
        }
        return low
    }

    // MARK: Vectorscan

    /// What was found of a pattern.
    private struct Finds {
        var firstEnd = Int.max
        var lastEnd = 0
        var places: [Range<Int>] = []

        /// Notes a match; of one beginning the last end is kept.
        mutating func note(_ place: Range<Int>) {
            guard !place.isEmpty else { return }
            firstEnd = min(firstEnd, place.upperBound)
            lastEnd = max(lastEnd, place.upperBound)
            if let last = places.last, last.lowerBound == place.lowerBound {
                places[places.count - 1] = place
            } else if places.count < mostPlaces {
                places.append(place)
            }
        }
    }

    private struct Notes {
        var tellsStarts: Bool
        var finds: [UInt32: Finds] = [:]

        mutating func note(_ id: UInt32, _ from: Int, _ to: Int) {
            // Without starts each end is a place of its own.
            finds[id, default: Finds()].note((tellsStarts ? from : to - 1)..<to)
        }
    }

    private func scan(_ number: Int32, _ text: UnsafeRawBufferPointer) -> [UInt32: Finds] {
        let database = book.databases[Int(number)]
        if prepared.insert(number).inserted { hs_alloc_scratch(database.handle, &room) }
        // An empty text has no address; no pattern matches it.
        guard let room, let start = text.bindMemory(to: CChar.self).baseAddress else { return [:] }
        var notes = Notes(tellsStarts: database.tellsStarts)
        // A text in one piece, and yet not block mode: before 5.4.13 that aborts on texts of more than 254 bytes
        // where it looks for two letters backwards (VectorCamp/vectorscan#392).
        var piece: UnsafePointer<CChar>? = start
        var length = UInt32(text.count)
        withUnsafeMutablePointer(to: &notes) { notes in
            _ = hs_scan_vector(database.handle, &piece, &length, 1, 0, room, Self.note, notes)
        }
        return notes.finds.filter { $0.value.firstEnd < .max }
    }

    /// Called for each end of each match.
    private static let note: match_event_handler = { id, from, to, _, context in
        guard let notes = context?.assumingMemoryBound(to: Notes.self), from < to else { return 0 }
        notes.pointee.note(id, Int(from), Int(to))
        return 0
    }
}
