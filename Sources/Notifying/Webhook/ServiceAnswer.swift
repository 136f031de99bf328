// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// An answer, read as JSON where it is JSON.
struct ServiceAnswer: Sendable {
    let status: Int
    let headers: HeaderFields
    /// The beginning of the body as text, without white space around it.
    let text: String
    let json: JSONFields?
    private let now: Date

    init(status: Int, headers: HeaderFields, body: [UInt8], now: Date) {
        self.now = now
        self.status = status
        self.headers = headers
        let start = body.prefix(ResultClass.maxBodyBytes)
        text = String(decoding: start, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        json = try? JSONDecoder().decode(JSONFields.self, from: Data(start))
    }

    /// What it would mean with another status: one that stands in the body.
    func classed(as status: Int) -> SendResult {
        ResultClass.answer(status, headers, Array(text.utf8), now: now)
    }

    /// The fields that the services answer with.
    struct JSONFields: Sendable, Decodable {
        var ok: Bool?
        /// Telegram's status.
        var errorCode: Int?
        /// Discord's code of an error; other services put texts there.
        var code: Int?
        /// Matrix.
        var eventID: String?
        var errcode: String?
        /// PagerDuty.
        var status: String?
        var description: String?

        private enum Key: String, CodingKey {
            case ok, code, errcode, status, description
            case errorCode = "error_code"
            case eventID = "event_id"
        }

        /// Reads what has the expected type and passes over the rest.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            ok = try? container.decode(Bool.self, forKey: .ok)
            errorCode = try? container.decode(Int.self, forKey: .errorCode)
            code = try? container.decode(Int.self, forKey: .code)
            eventID = try? container.decode(String.self, forKey: .eventID)
            errcode = try? container.decode(String.self, forKey: .errcode)
            status = try? container.decode(String.self, forKey: .status)
            description = try? container.decode(String.self, forKey: .description)
        }
    }
}

extension SendResult {
    /// The same result of another class.
    func reclassed(_ outcome: Attempt.Outcome, _ hint: String? = nil) -> SendResult {
        var result = self
        result.outcome = outcome
        result.detail = [hint, detail].compactMap(\.self).joined(separator: "; ")
        if result.detail?.isEmpty == true { result.detail = nil }
        if outcome != .transient { result.retryAfter = nil }
        return result
    }
}
