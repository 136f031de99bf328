// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Testing

@testable import Settings

@Suite struct FileReaderTests {
    @Test(arguments: [
        (EMFILE, "too many files are open", "raise LimitNOFILE= of the service"),
        (ENFILE, "too many files are open", "raise LimitNOFILE= of the service"),
        (EACCES, "permission denied", "let the service's user read it"),
        (EPERM, "permission denied", "let the service's user read it"),
        (ENOENT, "there is no such file", "create it, or correct the path"),
        (EIO, "Input/output error", "check the path and the disk"),
    ])
    func `what the system refuses is said with what to do`(code: Int32, message: String, hint: String) {
        let fault = FileReader.Fault.opening(code)
        #expect(fault.message == message && fault.hint == hint)
    }

    @Test func `a file is read as it is, up to its limit`() throws {
        try Fixture.temporary { directory in
            let path = directory + "/file"
            try Fixture.write("12345", to: path)
            #expect(try FileReader.read(path, atMost: 5).get().bytes == Array("12345".utf8))
            #expect(throws: FileReader.Fault.self) { try FileReader.read(path, atMost: 4).get() }
        }
    }
}
