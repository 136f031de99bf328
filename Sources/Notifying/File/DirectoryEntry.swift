// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// A file's name within its directory, and what is done to directories.
struct DirectoryEntry: Sendable, Hashable {
    /// The file, absolute.
    let path: String

    /// The directory that it is in.
    var directory: String { FileFault.directory(of: path) }

    /// The name within the directory.
    var name: String { String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]) }

    /// Another file beside it.
    func sibling(_ name: String) -> String { directory == "/" ? "/\(name)" : "\(directory)/\(name)" }

    /// Makes the directory when it is the one that may be made.
    func makeDirectory(ifOwn own: String?) throws(FileFault) {
        guard directory == own else { return }
        guard mkdir(directory, 0o750) == 0 || errno == EEXIST else { throw FileFault(.open, errno, path) }
    }

    /// Makes sure that a new name is on the disk: it is only when its directory is.
    func syncDirectory() throws(FileFault) {
        let descriptor = Foundation.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Without the right to read the directory there is nothing to be done about it.
        guard descriptor >= 0 else { return }
        defer { _ = Foundation.close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileFault(.sync, errno, path) }
    }

    /// The names beside it.
    var neighbours: [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] }
}
