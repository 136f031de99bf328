// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// New and changed alerts of one commit, and what is told of them.
struct AlertPlan {
    /// New alerts.
    private(set) var alerts: [Alert] = []
    /// Known alerts whose article or evidence changed.
    private(set) var updated: [Alert] = []
    /// Known alerts whose rule no longer holds.
    private(set) var lapsed: [AlertID] = []
    /// Articles that bring the news of an alert once more.
    private(set) var joined: [JoinedArticle] = []
    /// Articles that did, and do not any more.
    private(set) var lapsedCopies: [LapsedCopy] = []
    /// What each sink is to hear of them.
    private(set) var telling: DeliveryPlan
    /// What is the same news.
    private(set) var stories: StoryDesk

    /// Who hears by this commit of alerts that copies joined.
    private var heard: [AlertID: [SinkID: KnownAlert.Telling]] = [:]
    /// Where the news of known alerts stands, after what this commit has taken away.
    private var standing: [AlertID: KnownAlert] = [:]
    private let feed: Feed
    private let routing: RoutingTable
    private let policy: NewsPolicy
    private let now: Date
    private let isBaseline: Bool
    private let lookBack: LookBack?
    private let gathers: DeliveryPlan.Gathering?

    /// How alerts are made for articles that were stored before.
    enum LookBack {
        /// Nobody is told.
        case quiet
        /// Those whom the rule tells are told, but of what is too old for it.
        case notifying
    }

    /// A plan of nothing yet.
    ///
    /// - Parameters:
    ///   - policy: what is the same news, and which changes are told.
    ///   - isBaseline: what is told is what the feed's `backfill` wants.
    ///   - lookBack: how alerts are made for articles that were stored before; nil: these are new.
    ///   - isFlood: whether this is a part of very much that comes bit by bit.
    init(
        feed: Feed,
        routing: RoutingTable,
        policy: NewsPolicy = NewsPolicy(),
        isBaseline: Bool,
        lookBack: LookBack? = nil,
        isFlood: Bool = false,
        now: Date
    ) {
        self.feed = feed
        self.routing = routing
        self.policy = policy
        telling = DeliveryPlan(routing: routing, now: now)
        stories = StoryDesk(policy: policy, now: now, looksBack: lookBack != nil)
        self.now = now
        self.isBaseline = isBaseline
        self.lookBack = lookBack
        gathers = lookBack != nil ? .lookBack : isFlood ? .flood : nil
    }

    /// The rules hold for an article that has no alerts of theirs: each match joins the alert of the same news, or
    /// makes a new one, with a delivery for each of its sinks.
    ///
    /// - Parameter rewritten: the article that this one rewrites under another id, if any.
    mutating func raise(_ matches: [Match], _ newcomer: Newcomer, rewriting rewritten: KnownArticle? = nil) {
        guard !matches.isEmpty else { return }
        let originals = stories.originals(of: newcomer)
        var alerts: [KnownAlert] = []
        for match in matches {
            if let first = stories.alert(for: match, of: newcomer.article, among: originals) {
                alerts.append(join(match, newcomer.article, first))
            } else {
                alerts.append(raise(match, newcomer.article, revisedFrom: rewritten?.alerts[match.rule.id]))
            }
        }
        stories.remember(newcomer, alerts: alerts)
    }

    /// A new alert, whatever is known of the same news, with a delivery for each of its sinks.
    @discardableResult
    mutating func raise(_ match: Match, _ article: Article, revisedFrom: AlertID?) -> KnownAlert {
        let id = StableID.alert(rule: match.rule.id, article: article.id)
        var alert = makeAlert(id, match, article)
        alert.revisedFrom = revisedFrom
        alert.lookedBack = lookBack != nil
        alerts.append(alert)
        let muted = reasonToMute(match.rule, article)
        let cause: StableID.Cause = lookBack == nil ? .first : .lookBack
        telling.tell(of: alert, rule: match.rule, article, cause: cause, muted: muted, gathers: gathers)
        let telling: KnownAlert.Telling = muted == nil ? .waiting : .tooOld
        let sinks = routing.sinks(for: match.rule, article: article)
        return KnownAlert(alert: alert, sinks: Dictionary(sinks.map { ($0, telling) }) { first, _ in first })
    }

    /// The article brings the news of an alert once more: only sinks that did not hear of it yet are told.
    ///
    /// Those are sinks to which only this article's feed, tags or language lead, those for which a silence or a rule that
    /// says more held back the first and does not hold back this one, and all of them when the first was too old to be
    /// told.
    /// - Parameter isBack: whether it brings it anew; false: it did before.
    private mutating func join(
        _ match: Match,
        _ article: Article,
        _ first: KnownAlert,
        isBack: Bool = true
    ) -> KnownAlert {
        if isBack { standing[first.alert.id, default: first].alert.alsoInCount += 1 }
        joined.append(
            JoinedArticle(
                alert: first.alert.id,
                article: article.id,
                revision: article.revision,
                copy: Alert.Copy(article),
                ruleRevision: match.rule.revision,
                evidence: match.evidence
            )
        )
        var first = first
        first.sinks.merge(heard[first.alert.id] ?? [:]) { max($0, $1) }
        let missing = routing.sinks(for: match.rule, article: article)
            .filter { sink in
                switch first.sinks[sink] {
                case nil, .tooOld: true
                case .silenced, .inhibited: telling.isHeard(match.rule, article, by: sink)
                case .told, .waiting: false
                }
            }
        guard reasonToMute(match.rule, article) == nil, !missing.isEmpty else { return first }
        var rule = match.rule
        rule.notify = missing
        rule.usesRoutes = false
        telling.tell(
            of: first.alert,
            rule: rule,
            article,
            cause: .copy(article.id),
            muted: nil,
            gathers: gathers
        )
        for sink in missing { first.sinks[sink] = .waiting }
        heard[first.alert.id] = first.sinks
        return first
    }

    /// All rules that hold for an article, told of or not: some may keep others quiet.
    mutating func note(_ matches: [Match], _ article: Article) {
        telling.note(matches, of: article)
    }

    /// The rules ran again on a known article: each has one alert for it, whatever is edited.
    ///
    /// Sinks that were told of an alert are told of its change, if it means something and they want to know. Where a
    /// message still waits for a sink, it will say what the alert says by then. A page that goes back and forth between
    /// two headlines is told of three times.
    /// - Parameters:
    ///   - known: what it was before.
    ///   - cause: an edit, or its page: that tells more of the same article, and only what it refutes is told.
    ///   - raises: rules that begin to hold make new alerts.
    mutating func renew(
        _ matches: [Match],
        _ newcomer: Newcomer,
        known: KnownEdit,
        cause: StableID.Cause,
        raises: Bool
    ) {
        note(matches, newcomer.article)
        let article = newcomer.article
        let isRetitled = ChangeOfMeaning.isOther(newcomer.folded.title, than: known.text.title)
        let isWorn = known.wornTitles.contains(article.text.title)
        var kept: [KnownAlert] = []
        for match in matches {
            guard let before = known.alerts[match.rule.id] else { continue }
            let alert = makeAlert(before.alert.id, match, article)
            updated.append(alert)
            kept.append(before)
            tellReleased(alert, before, rule: match.rule, article)
            if cause == .page { continue }
            let isOther =
                isRetitled || !before.alert.matches
                || ChangeOfMeaning.isOther(match.evidence, than: before.alert.evidence)
            let isMeant = isOther && !isWorn
            tell(of: alert, before, rule: match.rule, article, cause: cause, isMeant: isMeant)
        }
        stories.remember(newcomer, alerts: kept)
        if raises {
            raise(matches.filter { known.alerts[$0.rule.id] == nil && !stay($0, newcomer, known) }, newcomer)
        }
        lapse(known, besides: Set(matches.map(\.rule.id)), article, cause: cause, isMeant: !isWorn)
    }

    /// Tells the sinks for which a rule that said more held the alert back, once that holds no more.
    private mutating func tellReleased(
        _ alert: Alert,
        _ before: KnownAlert,
        rule: RuleInfo,
        _ article: Article
    ) {
        let released = before.sinks.filter {
            $0.value == .inhibited && telling.isHeard(rule, article, by: $0.key)
        }
        guard !released.isEmpty, reasonToMute(rule, article) == nil else { return }
        var rule = rule
        rule.notify = released.keys.sorted()
        rule.usesRoutes = false
        // It is new to them, and told once, however often the article is edited.
        telling.tell(of: alert, rule: rule, article, cause: .copy(article.id), muted: nil)
    }

    /// Whether an article that joined an alert says no more than that still.
    private mutating func stay(_ match: Match, _ newcomer: Newcomer, _ known: KnownEdit) -> Bool {
        guard let first = known.joined[match.rule.id], first.alert.matches,
            !EvidenceNews.isAdded(by: match, to: first.alert, in: known.text)
        else { return false }
        _ = join(match, newcomer.article, first, isBack: known.left.contains(match.rule.id))
        stories.remember(newcomer, alerts: [first])
        return true
    }

    /// Takes note of where the news stands no more, and lapses what stands nowhere.
    private mutating func lapse(
        _ known: KnownEdit,
        besides holding: Set<RuleID>,
        _ article: Article,
        cause: StableID.Cause,
        isMeant: Bool
    ) {
        for (rule, before) in known.alerts.sorted(by: { $0.key < $1.key }) where !holding.contains(rule) {
            standing[before.alert.id, default: before].isHeldByItsArticle = false
            lapse(before, article, cause: cause, isMeant: isMeant)
        }
        let left = known.joined.filter { !holding.contains($0.key) && !known.left.contains($0.key) }
        for (_, first) in left.sorted(by: { $0.key < $1.key }) {
            lapsedCopies.append(LapsedCopy(alert: first.alert.id, article: article.id))
            standing[first.alert.id, default: first].alert.alsoInCount -= 1
            guard first.alert.matches else { continue }
            let cause = StableID.Cause.updateOfCopy(article.id, article.revision)
            lapse(first, article, cause: cause, isMeant: isMeant)
        }
    }

    /// Lapses an alert whose news stands nowhere any more; while it does, the alert tells of it as it was matched.
    private mutating func lapse(
        _ before: KnownAlert,
        _ article: Article,
        cause: StableID.Cause,
        isMeant: Bool
    ) {
        let standing = standing[before.alert.id] ?? before
        guard !standing.isHeldByItsArticle, standing.alert.alsoInCount <= 0 else { return }
        lapsed.append(before.alert.id)
        guard before.alert.matches else { return }
        var alert = before.alert
        alert.matches = false
        tell(of: alert, before, rule: RuleInfo(alert.rule), article, cause: cause, isMeant: isMeant)
    }

    /// Tells the sinks that know of an alert, wherever its rule would lead now.
    private mutating func tell(
        of alert: Alert,
        _ before: KnownAlert,
        rule: RuleInfo,
        _ article: Article,
        cause: StableID.Cause,
        isMeant: Bool
    ) {
        let sinks = before.sinks.filter { $0.value == .told && policy.tells($0.key, isMeant: isMeant) }
        guard !sinks.isEmpty else { return }
        var rule = rule
        rule.notify = sinks.keys.sorted()
        rule.usesRoutes = false
        telling.tell(of: alert, rule: rule, article, cause: cause, muted: nil)
    }

    /// Whether nobody is told of an article because it was there when the feed was first seen.
    ///
    /// An article without a date has no age: only `notify` tells of it.
    func isMutedAsBaseline(_ article: Article) -> Bool {
        guard isBaseline else { return false }
        switch feed.backfill {
        case .none: return true
        case .notify: return false
        case .within(let age): return article.published.map { $0 + age < now } ?? true
        }
    }

    private func reasonToMute(_ rule: RuleInfo, _ article: Article) -> DeliveryReason? {
        if lookBack == .quiet { return .lookedBack }
        if isMutedAsBaseline(article) { return .baseline }
        let limits = [feed.maxAge, rule.maxAge].compactMap(\.self)
        guard let maxAge = limits.min(), let published = article.published else { return nil }
        return published + maxAge < now ? .tooOld : nil
    }

    private func makeAlert(_ id: AlertID, _ match: Match, _ article: Article) -> Alert {
        Alert(
            id: id,
            created: now,
            updated: now,
            rule: Alert.Rule(
                id: match.rule.id,
                title: match.rule.title,
                revision: match.rule.revision,
                topics: match.rule.topics,
                priority: match.rule.priority
            ),
            article: Alert.Subject(article),
            evidence: match.evidence
        )
    }
}

extension Alert.Subject {
    /// What an alert tells of an article.
    public init(_ article: Article) {
        self.init(
            id: article.id,
            revision: article.revision,
            title: article.text.title,
            url: article.url,
            lead: article.text.lead.isEmpty ? nil : article.text.lead,
            author: article.authors.isEmpty ? nil : article.authors.joined(separator: ", "),
            outlet: article.outlet,
            feed: article.feed,
            feedTitle: article.feedTitle,
            language: article.language,
            published: article.published,
            seen: article.seen
        )
    }
}

extension RuleInfo {
    /// What an alert knows of its rule.
    fileprivate init(_ rule: Alert.Rule) {
        self.init(
            id: rule.id,
            title: rule.title,
            revision: rule.revision,
            topics: rule.topics,
            priority: rule.priority
        )
    }
}

extension Alert.Copy {
    /// What an alert tells of an article that brought its news once more.
    init(_ article: Article) {
        self.init(
            outlet: article.outlet ?? article.feedTitle,
            title: article.text.title,
            url: article.url,
            seen: article.seen
        )
    }
}
