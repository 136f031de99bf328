// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// The file of a Unix socket: what may be replaced at its path, and what may be taken away.
struct SocketFile {
    let path: String

    /// Takes away what a daemon left there that was killed.
    ///
    /// - Throws: `APIProblem` when something else is there, or somebody answers.
    func makeRoom() throws(APIProblem) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw APIProblem(
                "\(path) is not a socket, and is left alone",
                hint: "name another with --socket PATH"
            )
        }
        guard !isAnswered else {
            throw APIProblem("another watcher answers at \(path)", hint: "name another with --socket PATH")
        }
        unlink(path)
    }

    /// The file that is there now; nil when there is none.
    var identity: UInt64? {
        var status = stat()
        return lstat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    private var isAnswered: Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
