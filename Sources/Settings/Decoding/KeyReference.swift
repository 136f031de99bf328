// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Every key that the readers know, by the kind of mapping it stands in; the reference in `config/` is held to it.
package enum KeyReference {
    package static let all: [String: [String]] = [
        "the main file": names(SettingsDecoder.MainKey.self),
        "service": names(ServiceReader.Key.self),
        "polling": names(PollingReader.Key.self),
        "store": names(StoreReader.Key.self),
        "a sink": names(SinkKey.self),
        "a rate": names(SinkReader.RateKey.self),
        "a rotation": names(FileSinkReader.RotateKey.self),
        "a template": names(TemplateReader.Key.self),
        "a digest": names(PolicyReader.DigestKey.self),
        "quiet hours": names(PolicyReader.QuietKey.self),
        "an inhibition": names(InhibitionReader.Key.self),
        "a selection of rules": names(InhibitionReader.SelectionKey.self),
        "a window for the same news": names(SameNewsReader.Key.self),
        "a route": names(RouteReader.Key.self),
        "a file of feeds": names(FeedReader.FileKey.self),
        "the defaults of feeds": names(FeedReader.DefaultKey.self),
        "a feed": names(FeedReader.Key.self),
        "the expressions of a page": names(PageExpressionsReader.Key.self),
        "a reference to a secret": SecretReader.keys,
        "a file of rules": names(RuleReader.FileKey.self),
        "an entity": names(RuleReader.EntityKey.self),
        "a rule": names(RuleReader.RuleKey.self),
        "a score": names(RuleReader.ScoreKey.self),
        "an example": names(ExampleReader.Key.self),
    ]

    private static func names<Key: SettingsKey>(_ keys: Key.Type) -> [String] {
        keys.allCases.map(\.rawValue)
    }
}
