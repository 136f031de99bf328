// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// The rules by the words of which one must occur for them to hold.
struct Filing: Sendable {
    /// Where the postings of a word stand.
    struct File {
        var start: Int32
        var end: Int32
    }

    /// For each word, and behind them for each entity, where its postings begin.
    private let starts: [Int32]
    /// The postings: a rule, times two and one more where it has many guards, and these: leaves of which one must
    /// occur too, the last one repeated to fill the room.
    ///
    /// Guards save most looks at the rule itself, which lies anywhere in memory; so short a posting lies where the
    /// one before ends, and is read with it.
    private let postings: [Int32]
    private let leafCount: Int
    /// Entities by the leaves of their strong aliases.
    private let entitiesByLeaf: Lists<Int32>
    private let weakByEntity: Lists<Int32>
    /// Rules that need no word at all.
    private let unfiled: [Int32]

    init(_ rules: [CompiledRule], _ anchors: Anchors, _ entities: [CompiledEntity], leafCount: Int) {
        var anchors = anchors
        var drawer = Drawer(count: leafCount + entities.count)
        var unfiled: [Int32] = []
        for rule in rules.indices {
            let found = anchors.anchors(ofRule: rule)
            guard let anchor = found.first else {
                unfiled.append(Int32(rule))
                continue
            }
            let keys = anchor.leaves + anchor.entities.map { $0 + Int32(leafCount) }
            drawer.add(Int32(rule), Self.guards(found.dropFirst()), under: keys)
        }
        (starts, postings) = drawer.closed
        self.leafCount = leafCount
        self.unfiled = unfiled
        let strong = entities.enumerated().flatMap { entity, one in one.strong.map { ($0, Int32(entity)) } }
        let weak = entities.enumerated().flatMap { entity, one in one.weak.map { (Int32(entity), $0) } }
        entitiesByLeaf = Lists(strong.map { (list: $0.0, value: $0.1) }, count: leafCount)
        weakByEntity = Lists(weak.map { (list: $0.0, value: $0.1) }, count: entities.count)
    }

    /// The rarest anchor that is small enough.
    private static func guards(_ anchors: ArraySlice<Anchor>) -> [Int32] {
        anchors.first { $0.entities.isEmpty && $0.leaves.count <= maxGuards }?.leaves ?? []
    }

    /// So many guards a posting has, without a loop whose end cannot be foreseen: few or many.
    private static let fewGuards = 4
    private static let maxGuards = 8

    /// Fills up guards; without any there is one that is always there.
    private static func filled(_ guards: [Int32], _ other: Int32) -> [Int32] {
        let wanted = guards.count <= fewGuards ? fewGuards : maxGuards
        return guards + repeatElement(guards.last ?? other, count: wanted - guards.count)
    }

    /// Collects postings in the order of the rules, and then sorts them by what they are filed under.
    private struct Drawer {
        /// One after the other: the key, the rule, how many guards, and these.
        private var rows: [Int32] = []
        /// By key, the room that its postings need.
        private var sizes: [Int32]

        init(count: Int) { sizes = Array(repeating: 0, count: count) }

        mutating func add(_ rule: Int32, _ guards: [Int32], under keys: [Int32]) {
            for (place, key) in keys.enumerated() where !keys[..<place].contains(key) {
                let guards = Filing.filled(guards, Filing.always)
                rows.append(key)
                rows.append(rule << 1 | (guards.count > Filing.fewGuards ? 1 : 0))
                rows += guards
                sizes[Int(key)] += Int32(guards.count) + 1
            }
        }

        var closed: (starts: [Int32], postings: [Int32]) {
            var starts: [Int32] = [0]
            starts.reserveCapacity(sizes.count + 1)
            for size in sizes { starts.append(starts[starts.count - 1] + size) }
            var next = starts
            var postings = [Int32](repeating: 0, count: Int(starts[sizes.count]))
            var row = 0
            while row < rows.count {
                let key = Int(rows[row])
                let end = row + 2 + (rows[row + 1] & 1 != 0 ? Filing.maxGuards : Filing.fewGuards)
                for place in row + 1..<end {
                    postings[Int(next[key])] = rows[place]
                    next[key] += 1
                }
                row = end
            }
            return (starts, postings)
        }
    }

    /// The leaf that is always there: its bit is behind those of all leaves.
    private static let always: Int32 = -1

    /// Notes in which fields the entities may stand, whose leaves occur.
    func findEntities(_ scratch: Scratch) {
        if scratch.entityFields.count == 0 { return }
        for leaf in scratch.hits.leaves.values {
            let fields = scratch.hits.fields[Int(leaf)]
            for place in entitiesByLeaf.range(Int(leaf)) {
                let entity = entitiesByLeaf[place]
                if scratch.entityFields[Int(entity)] == 0 { scratch.entities.append(entity) }
                scratch.entityFields[Int(entity)] |= fields
            }
        }
        for entity in scratch.entities.values
        where scratch.entityFields[Int(entity)] & TokenField.text.mask != 0 {
            for place in weakByEntity.range(Int(entity)) {
                scratch.entityFields[Int(entity)] |= scratch.hits.fields[Int(weakByEntity[place])]
            }
        }
    }

    /// Collects the rules of which the necessary words occur, each once.
    func findRules(_ hits: borrowing Hits, _ entities: borrowing Row<Int32>, _ seen: inout SeenRules) {
        for rule in unfiled { seen.add(rule) }
        starts.withUnsafeBufferPointer { starts in
            postings.withUnsafeBufferPointer { postings in
                // In two steps, so that the memory answers many requests at once.
                for leaf in hits.leaves.values {
                    let file = File(start: starts[Int(leaf)], end: starts[Int(leaf) + 1])
                    guard file.start < file.end else { continue }
                    // Sixteen numbers to a line of memory.
                    for place in stride(from: file.start, to: file.end, by: 16) {
                        seen.touched ^= postings[Int(place)]
                    }
                    seen.files.append(file)
                }
                for entity in entities.values {
                    let key = Int(entity) + leafCount
                    seen.files.append(File(start: starts[key], end: starts[key + 1]))
                }
                for number in 0..<seen.files.count { Self.see(postings, seen.files[number], hits, &seen) }
            }
        }
    }

    @inline(__always)
    private static func see(
        _ postings: UnsafeBufferPointer<Int32>,
        _ file: File,
        _ hits: borrowing Hits,
        _ seen: inout SeenRules
    ) {
        var place = Int(file.start)
        while place < Int(file.end) {
            let head = postings[place]
            place &+= 1
            var found = hits.bit(postings[place]) | hits.bit(postings[place &+ 1])
            found |= hits.bit(postings[place &+ 2]) | hits.bit(postings[place &+ 3])
            place &+= fewGuards
            if head & 1 != 0 {
                found |= hits.bit(postings[place]) | hits.bit(postings[place &+ 1])
                found |= hits.bit(postings[place &+ 2]) | hits.bit(postings[place &+ 3])
                place &+= fewGuards
            }
            if found & 1 != 0 { seen.add(head &>> 1) }
        }
    }
}
