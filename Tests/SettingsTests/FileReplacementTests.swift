// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Settings
import Testing

@Suite struct FileReplacementTests {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func `a file gets its new text whole, and keeps its mode`() throws {
        try Fixture.temporary { directory in
            let path = directory + "/a.yaml"
            try Fixture.write("old", to: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try FileReplacement.replace(path, with: Array("new".utf8), ifStill: Array("old".utf8))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
            #expect(try mode(path) == 0o640)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["a.yaml"])
        }
    }

    @Test(.enabled(if: getuid() == 0, "only root may give files away"))
    func `a file keeps its owner`() throws {
        try Fixture.temporary { directory in
            let path = directory + "/a.yaml"
            try Fixture.write("old", to: path)
            #expect(chown(path, 12, 34) == 0)
            try FileReplacement.replace(path, with: [], ifStill: Array("old".utf8))
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(
                attributes[.ownerAccountID] as? Int == 12 && attributes[.groupOwnerAccountID] as? Int == 34
            )
        }
    }

    @Test func `a link stays, and the file behind it is replaced`() throws {
        try Fixture.temporary { directory in
            try Fixture.write("old", to: directory + "/real/a.yaml")
            let link = directory + "/a.yaml"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/a.yaml")
            try FileReplacement.replace(link, with: Array("new".utf8), ifStill: Array("old".utf8))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.yaml")
            #expect(try String(contentsOfFile: directory + "/real/a.yaml", encoding: .utf8) == "new")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == ["a.yaml", "real"]
            )
        }
    }

    @Test func `a file that is not there is made, one that is there is not made again`() throws {
        try Fixture.temporary { directory in
            let path = directory + "/a.yaml"
            try FileReplacement.replace(path, with: Array("new".utf8), ifStill: nil)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
            #expect(try mode(path) & 0o600 == 0o600)
            #expect(throws: FileReplacement.Fault.self) {
                try FileReplacement.replace(path, with: [], ifStill: nil)
            }
        }
    }

    @Test func `what changed, went away, leads nowhere or is no file is left alone`() throws {
        try Fixture.temporary { directory in
            try Fixture.write("other", to: directory + "/changed")
            try FileManager.default.createSymbolicLink(
                atPath: directory + "/lost",
                withDestinationPath: directory + "/nowhere"
            )
            try Fixture.write("", to: directory + "/folder/x")
            let names = try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
            let cases = [
                ("changed", "it was changed in the meantime: try again"),
                ("gone", "it was deleted in the meantime"),
                ("lost", "it is a link that leads nowhere"), ("folder", "it is not a regular file"),
                ("no/such/folder", "it was deleted in the meantime"),
            ]
            for (name, reason) in cases {
                let path = directory + "/" + name
                let fault = #expect(throws: FileReplacement.Fault.self) {
                    try FileReplacement.replace(path, with: Array("new".utf8), ifStill: Array("old".utf8))
                }
                #expect(fault?.description == "\(path): \(reason)")
            }
            #expect(try FileManager.default.subpathsOfDirectory(atPath: directory).sorted() == names)
            #expect(try String(contentsOfFile: directory + "/changed", encoding: .utf8) == "other")
        }
    }
}
