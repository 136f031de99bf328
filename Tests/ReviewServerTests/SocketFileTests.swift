// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Testing

@testable import ReviewServer

@Suite struct `At the control socket's path` {
    private let path = NSTemporaryDirectory() + "socket-\(UInt32.random(in: .min ... .max))"

    @Test func `a file that is no socket is left alone`() throws {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        let problem = #expect(throws: APIProblem.self) { try SocketFile(path: path).makeRoom() }
        #expect(problem?.error.contains("is not a socket") == true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test func `a socket that nobody answers is taken away`() throws {
        let descriptor = try listener()
        close(descriptor)
        try SocketFile(path: path).makeRoom()
        #expect(access(path, F_OK) != 0)
    }

    @Test func `a socket that somebody answers stays`() throws {
        let descriptor = try listener()
        defer {
            close(descriptor)
            unlink(path)
        }
        let problem = #expect(throws: APIProblem.self) { try SocketFile(path: path).makeRoom() }
        #expect(problem?.error.contains("another watcher answers") == true)
        #expect(access(path, F_OK) == 0)
    }

    @Test func `nothing is no problem`() throws {
        try SocketFile(path: path).makeRoom()
    }

    private func listener() throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0 && listen(descriptor, 1) == 0)
        return descriptor
    }
}
