// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import LoopbackWorld
import NewsModel

/// A webhook's body, as a receiver reads it.
struct Hook: Decodable {
    struct Data: Decodable {
        struct Notice: Decodable {
            let kind: String
            let text: String
        }

        struct Digest: Decodable {
            let reason: String
            let part: Int
            let parts: Int
            let total: Int
        }

        struct More: Decodable {
            let count: Int
        }

        let message: String
        let reason: String?
        let alerts: [Alert]
        let notice: Notice?
        let digest: Digest?
        let more: More?
    }

    let type: String
    let data: Data
}

/// What `watchword status --json` says.
struct Status: Decodable {
    let running: Bool
    let health: String
    let problems: [String]
    let rules: Int
    let articles: Int
    let feeds: [String: Int]
    let alerts: [String: Int]
    let messages: [String: Int]
    let deliveries: [String: Int]
}

/// What `watchword deliveries list --json` says of one.
struct DeliveryLine: Decodable {
    let id: String
    let alert: String
    let sink: String
    let state: String
    let reason: String
    let detail: String?
    let due: String?
    let message: String?
    let attempts: [Attempt]

    struct Attempt: Decodable {
        let outcome: String
    }
}

/// What `watchword alerts show --json` says.
struct AlertDetailLine: Decodable {
    let alert: Alert
    let deliveries: [DeliveryLine]
}

/// What `watchword poll --json` and `feeds list --json` say of a feed.
struct PollLine: Decodable {
    let feed: String
    let outcome: String
    let new: Int
}

struct FeedLine: Decodable {
    let id: String
    let state: String
    let entries: Int
}

extension WebhookDelivery {
    /// Its body.
    func hook() throws -> Hook {
        try JSONDecoder().decode(Hook.self, from: Foundation.Data(body))
    }

    /// The alerts that it carries.
    func alerts() throws -> [Alert] { try hook().data.alerts }
}

extension Stage {
    /// The alerts that the receiver accepted, in order of arrival, repeats included.
    func told() throws -> [Alert] { try receiver.accepted.flatMap { try $0.alerts() } }

    /// The alerts in the file.
    func filed() throws -> [Alert] { try home.text(home.alertFile).alertLines() }

    /// The alerts on standard output.
    func printed() throws -> [Alert] { try home.text(home.printed).alertLines() }

    /// Waits until each sink has so many alerts.
    func waitForAlerts(_ count: Int, within limit: Duration = .seconds(30)) async -> Bool {
        await eventually(within: limit) {
            try [told().count, filed().count, printed().count].allSatisfy { $0 >= count }
        }
    }

    func status() async throws -> Status { try await home.command("status", "--json").document() }
}

extension String {
    /// The lines that are alerts; a last line that is still being written is left out.
    fileprivate func alertLines() throws -> [Alert] {
        let whole = hasSuffix("\n") ? self : String(self[..<(lastIndex(of: "\n") ?? startIndex)])
        return try whole.split(separator: "\n").filter { $0.contains("\"watchword.alert/1\"") }
            .map { try JSONDecoder().decode(Alert.self, from: Data($0.utf8)) }
    }
}
