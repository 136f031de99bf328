// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A row of plain values that grows, for the innermost loops.
///
/// An array asks at every change whether it is shared, and at every look whether the index is within: for each token
/// of an article that costs more than the work. A row cannot be copied, so it is never shared; indexes come from its
/// own count or from the rule set that it was made for, and a debug build checks them.
struct Row<Element: BitwiseCopyable>: ~Copyable {
    /// How many values there are.
    private(set) var count: Int
    private var capacity: Int
    private var base: UnsafeMutablePointer<Element>

    /// An empty row.
    init() {
        count = 0
        capacity = 32
        base = .allocate(capacity: capacity)
    }

    /// A row of so many equal values.
    init(repeating value: Element, count: Int) {
        self.count = count
        capacity = max(count, 1)
        base = .allocate(capacity: capacity)
        base.initialize(repeating: value, count: count)
    }

    deinit { base.deallocate() }

    /// The values, until the row changes.
    @inline(__always)
    var values: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ value: Element) {
        if count == capacity { grow(to: 2 * capacity) }
        base[count] = value
        count &+= 1
    }

    /// Appends so many equal values.
    mutating func append(repeating value: Element, count more: Int) {
        if count + more > capacity { grow(to: max(2 * capacity, count + more)) }
        (base + count).initialize(repeating: value, count: more)
        count += more
    }

    /// Forgets the values and keeps the room.
    @inline(__always)
    mutating func clear() { count = 0 }

    /// Forgets the last values.
    @inline(__always)
    mutating func truncate(to count: Int) { self.count = min(self.count, count) }

    private mutating func grow(to wanted: Int) {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: wanted)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity = wanted
    }
}
