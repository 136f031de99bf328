// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Glibc

/// Where the store's file may be.
package enum StorePlace {
    /// Checks the directory and answers the path of the database in it; that path itself will do too.
    static func databasePath(in place: String, mode: AlertStore.Mode) throws -> String {
        let isDatabase = place.hasSuffix("/" + AlertStore.fileName)
        let directory = isDatabase ? String(place.dropLast(AlertStore.fileName.count + 1)) : place
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) else {
            throw StoreFailure(.missing, "There is no directory \(directory).")
        }
        guard isDirectory.boolValue else {
            throw StoreFailure(.permission, "\(directory) is not a directory.")
        }
        let path = directory + "/" + AlertStore.fileName
        switch mode {
        case .owner: try checkWritable(directory)
        case .reader: try checkPresent(path)
        }
        return path
    }

    /// The size of a file in bytes; 0 when there is none.
    static func fileSize(_ path: String) -> Int {
        // Only its name is looked at: opening and closing the file would drop the locks of this process.
        var information = stat()
        return stat(path, &information) == 0 ? Int(information.st_size) : 0
    }

    private static func checkPresent(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreFailure(.missing, "There is no store at \(path).")
        }
    }

    private static func checkWritable(_ directory: String) throws {
        guard access(directory, W_OK | X_OK) == 0 else {
            throw StoreFailure(.permission, "\(directory) may not be written by this user.")
        }
        // The shared memory of a write-ahead log does not work between machines.
        let mounts = (try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)) ?? ""
        let real = URL(filePath: directory).resolvingSymlinksInPath().path
        if let type = filesystem(of: real, in: mounts), networkFilesystems.contains(type) {
            throw StoreFailure(
                .permission,
                "\(directory) is on \(type); the store needs a local file system."
            )
        }
    }

    private static let networkFilesystems: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "fuse.sshfs",
    ]

    /// The type of the file system that a path is on, by the lines of proc_mounts(5); the last mount over a
    /// place is the one seen.
    package static func filesystem(of path: String, in mounts: String) -> String? {
        var best = (length: -1, type: String?.none)
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { continue }
            let point = fields[1].replacing("\\040", with: " ")
            let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
            if isAbove, point.utf8.count >= best.length { best = (point.utf8.count, String(fields[2])) }
        }
        return best.type
    }
}
