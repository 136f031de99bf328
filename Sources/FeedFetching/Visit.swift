// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import Transport

/// What came of asking a host in its turn.
enum Visit: Sendable {
    case answer(HTTPResponse)
    case failure(TransportFailure)
    /// Nobody is asked there before then; the reason, as a person reads it.
    case postponed(until: Date, reason: String)

    init(_ result: Result<HTTPResponse, TransportFailure>) {
        switch result {
        case .success(let response): self = .answer(response)
        case .failure(let failure): self = .failure(failure)
        }
    }
}
