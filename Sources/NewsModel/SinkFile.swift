// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// How a file grows and reaches the disk.
public struct FileOptions: Sendable, Hashable {
    /// A file that would grow past this many bytes is put aside first; nil: never for its size.
    ///
    /// 64 MiB.
    public var rotateBytes: Int? = 64 << 20
    /// Whether the file of a day that is over (in UTC) is put aside.
    public var rotatesDaily = false
    /// Files put aside that stay; older ones are deleted.
    ///
    /// 10.
    public var keep = 10
    /// When a message counts as written.
    public var sync = FileSync.each
    /// Whether a cell of CSV that a spreadsheet would take for a formula gets a `'` before it.
    public var guardsFormulas = true

    /// The defaults: every message is on the disk before it is done.
    public init() {}
}

/// When a message counts as written to a file.
public enum FileSync: Sendable, Hashable {
    /// When it has reached the disk: a power cut loses nothing.
    case each
    /// When the system has it; it reaches the disk within this time, unless the power is cut before.
    case interval(Duration)
    /// When the system has it.
    case none
}

/// An Atom feed of alerts in a file.
public struct AtomSettings: Sendable, Hashable {
    /// The file.
    public var path: String
    /// What the feed is called.
    public var title = "Watchword"
    /// Where the feed can be read, if it is served; its `self` link.
    public var url: String?
    /// The newest entries stay, so many: 100.
    public var entries = 100

    /// A feed with the defaults.
    public init(path: String) { self.path = path }
}
