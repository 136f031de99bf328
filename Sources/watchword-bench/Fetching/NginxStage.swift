// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedFetching
import Foundation
import LoopbackWorld
import NewsModel

/// An nginx of our own in a temporary folder, which serves one document on every address of 127.0.0.0/8.
final class NginxStage {
    private let folder: URL
    private let port: Int
    private let size: Int
    private let server = Process()
    private static let program = "/usr/sbin/nginx"
    /// What the document's validators are; nginx makes them from its time and length.
    private static let modified = Date(timeIntervalSince1970: 1_795_435_200)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ww-nginx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = Int.random(in: 20_000..<32_000)
        let feeds = GeneratedFeeds(seed: 1, feedCount: 1, entriesPerFeed: 20, start: Self.modified)
        let document = folder.appending(path: "feed.xml")
        let body = feeds.document(feed: 0, cycle: 0)
        size = body.count
        try Data(body).write(to: document)
        try FileManager.default.setAttributes(
            [.modificationDate: Self.modified],
            ofItemAtPath: document.path()
        )
        let configuration = folder.appending(path: "nginx.conf")
        try Self.configuration(port: port, folder: folder)
            .write(to: configuration, atomically: true, encoding: .utf8)
        server.executableURL = URL(filePath: Self.program)
        server.arguments = ["-p", folder.path(), "-c", configuration.path(), "-e", "stderr"]
        try server.run()
    }

    /// It listens on all addresses, since no list of 100,000 would do, and answers loopback alone.
    private static func configuration(port: Int, folder: URL) -> String {
        """
        daemon off; master_process off; pid \(folder.path())/pid;
        worker_rlimit_nofile 20000;
        events { worker_connections 10000; }
        http {
            access_log off; types { application/rss+xml xml; }
            client_body_temp_path \(folder.path())/b; proxy_temp_path \(folder.path())/p;
            fastcgi_temp_path \(folder.path())/f; uwsgi_temp_path \(folder.path())/u; scgi_temp_path \(folder.path())/s;
            server { listen \(port) backlog=4096; root \(folder.path()); allow 127.0.0.0/8; deny all; }
        }
        """
    }

    /// Ends the server.
    func stop() {
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A feed on an address of its own, never asked.
    func feed(_ number: Int) -> PolledFeed {
        let host = "127.\(number >> 16 & 63).\(number >> 8 & 255).\(number & 255)"
        guard let url = URL(string: "http://\(host == "127.0.0.0" ? "127.64.0.1" : host):\(port)/feed.xml")
        else {
            preconditionFailure("no URL of \(host)")
        }
        var feed = Feed(id: FeedID("feed-\(number)"), url: url)
        feed.allowPrivate = true
        return PolledFeed(feed, FeedState(feed: feed.id, url: url.absoluteString))
    }

    /// Validators that the document has, or had.
    func validators(isCurrent: Bool) -> Validators {
        let time = Int(Self.modified.timeIntervalSince1970)
        let hex = { (number: Int) in String(number, radix: 16) }
        return Validators(etag: "\"\(hex(isCurrent ? time : time - 1))-\(hex(size))\"")
    }

    /// Waits until the port is open.
    func waitUntilReady() async throws {
        for _ in 0..<200 {
            let arguments = ["--silent", "--output", "/dev/null", feed(1).feed.url.absoluteString]
            if try Self.run("/usr/bin/curl", arguments) == 0 { return }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// How long curl takes for the same conditional requests, and its CPU time.
    func curl(feeds: Int, parallel: Int) throws -> String {
        let list = folder.appending(path: "urls")
        let lines = (0..<feeds)
            .map { "url = \"\(feed($0).feed.url.absoluteString)\"\noutput = \"/dev/null\"" }
        try lines.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
        let etag = validators(isCurrent: true).etag ?? ""
        var status: Int32 = 0
        let before = Self.childSeconds
        let wall = try ContinuousClock()
            .measure {
                status = try Self.run(
                    "/usr/bin/curl",
                    [
                        "--silent", "--parallel", "--parallel-max", String(parallel), "--header",
                        "If-None-Match: \(etag)", "--config", list.path(),
                    ]
                )
            }
        let cpu = Int(((Self.childSeconds - before) * 1000).rounded())
        return "\(feeds) requests in \(wall.inMilliseconds), CPU \(cpu) ms, exit status \(status)"
    }

    private static var childSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        let seconds = { (time: timeval) in Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
