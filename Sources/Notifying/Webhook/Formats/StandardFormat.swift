// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Standard Webhooks 1.0: the body that every other format of machines is measured by.
struct StandardFormat: WebhookComposer {
    let context: ComposerContext

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let json = try WebhookBody.fitting(outgoing, isMinimal: isMinimal, now: now)
        return ComposedRequest(url: context.url, body: json.bytes, told: json.told)
    }
}
