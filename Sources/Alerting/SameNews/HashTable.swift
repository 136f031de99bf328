// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A set of hashes; the standard library's would hash them once more, which takes four times as long.
struct HashTable {
    private var places: [UInt64]
    private let mask: Int
    private var hasZero = false

    /// An empty set with room for so many.
    init(minimumCapacity count: Int) {
        var size = 16
        while size < count * 2 { size *= 2 }
        places = Array(repeating: 0, count: size)
        mask = size - 1
    }

    /// A set of some hashes.
    init(_ hashes: some Collection<UInt64>) {
        self.init(minimumCapacity: hashes.count)
        for hash in hashes { insert(hash) }
    }

    /// Adds a hash; false when it is there.
    ///
    /// There must be room.
    @discardableResult
    mutating func insert(_ hash: UInt64) -> Bool {
        if hash == 0 {
            defer { hasZero = true }
            return !hasZero
        }
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            if places[place] == hash { return false }
            place = (place + 1) & mask
        }
        places[place] = hash
        return true
    }

    /// Whether a hash is there.
    func contains(_ hash: UInt64) -> Bool {
        if hash == 0 { return hasZero }
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            if places[place] == hash { return true }
            place = (place + 1) & mask
        }
        return false
    }
}
