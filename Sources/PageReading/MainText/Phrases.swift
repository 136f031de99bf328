// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Short lines that stand around articles, in words.
enum Phrases {
    /// Whether a line of at most 200 characters is a label or leads elsewhere.
    static func isAround(_ line: String, linkDensity: Double) -> Bool {
        let text = line.lowercased()
        if labels.contains(text.trimming(while: { !$0.isLetter && !$0.isNumber })) { return true }
        let leads = openings.contains { text.hasPrefix($0) }
        return leads && (linkDensity > 0.3 || text.count < 90)
            || linkDensity > 0.3 && linkedOpenings.contains { text.hasPrefix($0) }
    }

    /// A page that asks for something before it shows its article.
    static func isWall(_ text: String) -> Bool {
        let text = text.prefix(4_000).lowercased()
        return walls.contains { text.contains($0) }
    }

    private static let labels: Set<String> = [
        "advertisement", "advertisements", "ad", "sponsored", "sponsored content", "share", "share this",
        "share this article", "share this story", "print", "email", "tweet", "comments", "comment",
        "leave a comment", "related", "related articles", "related stories", "related topics", "read more",
        "more on this story", "story continues below", "article continues below",
        "story continues below advertisement",
        "article continues below advertisement", "continue reading", "continue reading the main story",
        "skip advertisement",
        "tags", "topics", "follow us", "subscribe", "sign up", "log in", "loading", "share on facebook",
        "share on twitter", "copy link", "link copied", "save", "listen", "watch", "anzeige", "werbung",
        "publicité", "publicidad", "pubblicità", "реклама", "広告", "광고", "关闭", "공유하기", "基사",
        "back to top", "previous", "next", "newsletter", "most read", "recommended", "recommended for you",
        "you may also like", "see also", "lire aussi", "lesen sie auch", "mehr zum thema", "читайте также",
        "関連記事", "相关阅读", "相关新闻", "関連リンク", "관련기사", "상단으로", "à lire aussi", "lea también", "también lee",
    ]

    private static let openings = [
        "read more:", "read also", "also read", "read next", "more:", "related:", "see also:", "watch:",
        "sign up for", "subscribe to our", "subscribe to the", "follow us on", "click here to", "join our",
        "lire aussi", "lesen sie auch", "lesen sie hier", "читайте также", "читать также", "lea también",
        "leer también",
        "leia também", "leggi anche", "lees ook", "czytaj też", "czytaj także", "関連記事", "相关阅读", "관련기사", "▶",
        "don't miss:", "must read", "recommended:", "photo:", "image:", "filed under", "posted in", "tagged",
        "copyright ©", "© 20", "share this", "download our app", "download the app", "get the latest",
    ]

    private static let linkedOpenings = [
        "read", "see", "more", "watch", "subscribe", "sign", "follow", "click", "join", "view",
    ]

    private static let walls = [
        "checking your browser", "enable cookies", "verify you are human", "verify that you are human",
        "are you a robot", "are a robot", "not a robot", "unusual traffic", "captcha", "access denied",
        "we value your privacy", "before you continue", "accept all cookies", "accept cookies",
        "our partners use cookies",
        "use cookies and other", "subscribe to continue", "subscribe to read", "log in to continue",
        "sign in to continue",
        "already a subscriber", "register to continue", "to continue reading", "ddos protection",
        "alle cookies akzeptieren", "accepter et fermer", "tout accepter", "aceptar cookies", "accetta tutti",
        "have been blocked", "request blocked", "attention required",
    ]

    /// Whether a page says that it needs scripts.
    static func needsScripts(_ text: String) -> Bool {
        let text = text.lowercased()
        let names = text.contains("javascript") || text.contains("java script")
        return names
            && ["enable", "requires", "need", "turn on", "disabled", "aktivier", "activ", "включ", "有効"]
                .contains { text.contains($0) }
    }
}

extension String {
    fileprivate func trimming(while condition: (Character) -> Bool) -> String {
        guard let first = firstIndex(where: { !condition($0) }),
            let last = lastIndex(where: { !condition($0) })
        else { return "" }
        return String(self[first...last])
    }
}
