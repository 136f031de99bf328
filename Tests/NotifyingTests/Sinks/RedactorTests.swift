// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct Redaction {
    private static let redactor: Redactor = {
        var settings = WebhookSettings(
            url: Secret("https://hooks.example/services/T0/B0CANARYPART?token=canary%2Fquery&v=1")
        )
        settings.secrets = [Secret("whsec_Y2FuYXJ5LXNlY3JldA==")]
        settings.headers = [SecretHeader(name: "Authorization", value: Secret("Bearer canary-token"))]
        return Redactor(settings)
    }()

    @Test(arguments: [
        (
            "cannot reach https://hooks.example/services/T0/B0CANARYPART?token=canary%2Fquery&v=1 now",
            "cannot reach <secret> now"
        ),
        ("POST /services/T0/B0CANARYPART?token=canary%2Fquery&v=1", "POST <secret>"),
        ("no B0CANARYPART here", "no <secret> here"),
        ("token canary/query is wrong", "token <secret> is wrong"),
        ("key Y2FuYXJ5LXNlY3JldA==", "key <secret>"),
        ("you sent Bearer canary-token", "you sent <secret>"),
        ("cut off in B0CANARYP", "cut off in <secret>"),
        ("cut off in canary-canary%2Fque", "cut off in canary-<secret>"),
        ("too little of it is left: B0CANAR", "too little of it is left: B0CANAR"),
        ("B0CANARYP is another word", "B0CANARYP is another word"),
        ("host hooks.example said v=1", "host hooks.example said v=1"),
    ])
    func `a secret is taken out wherever it stands`(text: String, expected: String) {
        #expect(Self.redactor.redact(text) == expected)
    }
}
