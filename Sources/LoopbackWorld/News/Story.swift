// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel

/// One appearance of an article in an outlet's feed, or an edit of one that stands there already.
struct StoryItem: Sendable {
    /// When it appears: the number of its beat.
    var beat: Int
    /// Who publishes it.
    var outlet: FeedID
    /// Its id within the outlet; an item with the slug of an earlier one is an edit of that.
    var slug: String
    var title: String
    var lead: String
    var paragraphs: [String]
    var category: String?
    /// Shipped rules that hold for it.
    var rules: Set<RuleID> = []
    var role: NewsWorld.Role
}

/// The words of an article, before somebody publishes them.
struct StoryText: Sendable {
    var title: String
    var lead: String
    var paragraphs: [String]
    var category: String?
}

/// The rules that come with Watchword, by what they watch for.
enum ShippedRule {
    static let offer: RuleID = "summit-offer"
    static let refusal: RuleID = "summit-refusal"
    static let abductions: RuleID = "abductions"
    static let launch: RuleID = "missile-launch"
}

/// The story, in the order of its beats: an offer on Monday, its refusal on Tuesday, and the world around them.
enum Story {
    /// What happens at each beat; the first is what stands in the feeds before anybody watches.
    static let beats = [
        "An ordinary day: what the feeds hold before anybody watches",
        "Monday: a state agency hints at a summit",
        "Two outlets carry the agency's report",
        "Football, cooking and travel",
        "The abductions, in Japanese and in Korean",
        "The agency edits its headline",
        "Tuesday: the same voice rejects all contact",
        "A missile is launched",
    ]

    static let items: [StoryItem] = baseline + offer + noise + abductions + edits + refusal + launch

    private static func item(
        _ beat: Int,
        _ outlet: FeedID,
        _ slug: String,
        _ text: StoryText,
        title: String? = nil,
        rules: Set<RuleID> = [],
        _ role: NewsWorld.Role
    ) -> StoryItem {
        StoryItem(
            beat: beat,
            outlet: outlet,
            slug: slug,
            title: title ?? text.title,
            lead: text.lead,
            paragraphs: text.paragraphs,
            category: text.category,
            rules: rules,
            role: role
        )
    }

    private static let baseline = [
        item(0, "world-service", "harvest", StoryText.harvest, .baseline),
        item(
            0,
            "world-service",
            "launch-review",
            StoryText.launchReview,
            rules: [ShippedRule.launch],
            .baseline
        ),
        item(0, "nihon", "momiji", StoryText.autumnLeaves, .baseline),
        item(0, "hanbit", "kimchi", StoryText.kimchi, .baseline),
        item(0, "sports-desk", "squad", StoryText.squad, .baseline),
        item(0, "wire", "freight", StoryText.freight, .baseline),
        item(0, "harbour-times", "crane", StoryText.crane, .baseline),
    ]

    private static let offer = [
        item(1, "wire", "offer", StoryText.offer, rules: [ShippedRule.offer], .alert),
        item(
            2,
            "world-service",
            "offer",
            StoryText.offer,
            title: "Pyongyang says that it is willing to hold a summit with Tokyo",
            rules: [ShippedRule.offer],
            .copy
        ),
        item(
            2,
            "harbour-times",
            "nk-japan",
            StoryText.offer,
            title: "North Korea is willing to hold a summit with Japan",
            rules: [ShippedRule.offer],
            .copy
        ),
    ]

    private static let noise = [
        item(3, "sports-desk", "qualifier", StoryText.football, .noise),
        item(3, "world-service", "noodles", StoryText.noodles, .noise),
        item(3, "harbour-times", "volcano", StoryText.volcano, .noise),
    ]

    private static let abductions = [
        item(4, "nihon", "rachi", StoryText.families, rules: [ShippedRule.abductions], .alert),
        item(4, "hanbit", "napchi", StoryText.sister, rules: [ShippedRule.abductions], .alert),
    ]

    private static let edits = [
        item(
            5,
            "wire",
            "offer",
            StoryText.offer,
            title: "UPDATE: North Korea is willing to hold a summit with Japan, state agency says",
            rules: [ShippedRule.offer],
            .revision
        ),
        item(
            5,
            "sports-desk",
            "qualifier",
            StoryText.football,
            title: "Japan beat North Korea 2-1 in a World Cup qualifier in Pyongyang",
            .noise
        ),
    ]

    private static let refusal = [
        item(
            6,
            "wire",
            "refusal",
            StoryText.refusal,
            rules: [ShippedRule.refusal, ShippedRule.abductions],
            .alert
        )
    ]

    private static let launch = [
        item(7, "world-service", "missile", StoryText.missile, rules: [ShippedRule.launch], .alert),
        item(7, "hanbit", "misail", StoryText.missileInKorean, rules: [ShippedRule.launch], .alert),
        item(7, "nihon", "onsen", StoryText.hotSpring, .noise),
    ]
}
