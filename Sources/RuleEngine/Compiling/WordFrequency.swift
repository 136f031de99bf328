// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// How often words occur, roughly: rules are filed under their rarest words, so only the order matters.
enum WordFrequency {
    /// How often a pattern is thought to occur in an article.
    static func estimate(_ pattern: Pattern) -> Float {
        let least = pattern.elements.map { estimate($0.atom) }.min() ?? 10
        // A phrase is rarer than its rarest word, but not by much: its words like to stand together.
        return pattern.elements.count > 1 ? least * 0.3 : least
    }

    /// Whether a folded word stands in every third article.
    static func isCommon(_ word: [UInt8]) -> Bool { common.contains(word) }

    /// The commonest words by list, the others by length: common words are short in every language.
    private static func estimate(_ atom: Atom) -> Float {
        switch atom {
        case .literal(let bytes):
            if LanguageGuess.isSmall(bytes) { return 10 }
            return common.contains(bytes) ? 1 : 3 / Float(bytes.count * bytes.count)
        case .prefix(let bytes), .wild(let bytes), .stem(let bytes):
            return 9 / Float(bytes.count * bytes.count)
        }
    }

    /// Words that stand in every third article of an English wire and in many rules.
    private static let common = Set(
        """
        about after again against agency all also among announced another any around asked back because been before \
        being between both called can chief city come could country countries day days deal did does down during \
        each early end even every expected few first five former four friday general get go going good government \
        group had head help her here him home house how including into issue its just know last later law leader \
        leaders least less like long made make man many march may meeting members might military minister ministry \
        monday month months more most much must national need never new news next now number off office official \
        officials old one only other our out over part party people per percent plan police policy political power \
        president prime public put report reported reports right said saturday saying says second security see \
        senior set she should show since six so some spokesman state statement states still such sunday support \
        take talks than their them then there these they third this those three through thursday time times today \
        told took top two under until up us use used very war was way wednesday week weeks well went what when where \
        which while who whose will without woman women work working world would year years yesterday yet you
        """
        .split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) }
    )
}
