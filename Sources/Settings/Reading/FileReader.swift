// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// Reads a regular file of a bounded size.
enum FileReader {
    /// Why a file cannot be read.
    struct Fault: Error {
        let message: String
        let hint: String

        /// What the system's number says of a file or a directory that it did not open.
        static func opening(_ code: Int32) -> Fault {
            switch code {
            case EMFILE, ENFILE:
                Fault(message: "too many files are open", hint: "raise LimitNOFILE= of the service")
            case EACCES, EPERM:
                Fault(message: "permission denied", hint: "let the service's user read it")
            case ENOENT:
                Fault(message: "there is no such file", hint: "create it, or correct the path")
            default:
                Fault(message: String(cString: strerror(code)), hint: "check the path and the disk")
            }
        }
    }

    /// A file's bytes and permissions.
    struct Content {
        let bytes: [UInt8]
        let permissions: Int
    }

    static func read(_ path: String, atMost limit: Int) -> Result<Content, Fault> {
        let manager = FileManager.default
        var isDirectory: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return .failure(.opening(ENOENT))
        }
        if isDirectory.boolValue {
            return .failure(Fault(message: "it is a directory", hint: "a file is wanted here"))
        }
        let attributes = try? manager.attributesOfItem(atPath: (path as NSString).resolvingSymlinksInPath)
        // A pipe or a device may never end.
        guard attributes?[.type] as? FileAttributeType == .typeRegular else {
            return .failure(Fault(message: "it is not a regular file", hint: "a plain file is wanted here"))
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(.opening(errno)) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let data = try? handle.read(upToCount: limit + 1) ?? Data() else {
            return .failure(Fault(message: "reading failed", hint: "check the disk"))
        }
        guard data.count <= limit else {
            let most = Quantity.text(bytes: limit)
            return .failure(Fault(message: "it is larger than \(most)", hint: "split it into several files"))
        }
        let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
        return .success(Content(bytes: Array(data), permissions: permissions))
    }
}
