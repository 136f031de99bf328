// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// A zone that is named by a place, `America/New_York`: those that feeds name, with the rules of today.
///
/// Not the system's zone database: reading that is I/O, and a feed's text would say which file.
struct DatePlace {
    private let minutes: Int
    private let summer: Summer

    /// Who puts the clocks forward, and when.
    private enum Summer {
        case never
        /// From the second Sunday of March to the first of November, at 2:00 there.
        case america
        /// From the last Sunday of March to the last of October, at 1:00 UTC.
        case europe
    }

    /// The zone of a name; nil for one that is not known.
    init?(_ name: String) {
        guard let row = Self.byName[name.lowercased()] else { return nil }
        (minutes, summer) = row
    }

    /// How many minutes a clock on the wall is ahead of UTC.
    /// - Parameters:
    ///   - wall: What the clock shows, in seconds since 1970 as if it were UTC.
    ///   - year: The year that it shows.
    func offset(at wall: Int, in year: Int) -> Int {
        let isSummer: Bool =
            switch summer {
            case .never: false
            case .america: Self.isBetween(wall - 7200, (3, 8), (11, 1), in: year)
            case .europe: Self.isBetween(wall - minutes * 60 - 3600, (3, 25), (10, 25), in: year)
            }
        return isSummer ? minutes + 60 : minutes
    }

    /// Whether a time lies between the first Sundays that are not before two days of a year.
    private static func isBetween(
        _ seconds: Int,
        _ start: (month: Int, day: Int),
        _ end: (month: Int, day: Int),
        in year: Int
    ) -> Bool {
        let (first, last) = (sunday(from: start, in: year), sunday(from: end, in: year))
        return (first * 86_400..<last * 86_400).contains(seconds)
    }

    private static func sunday(from date: (month: Int, day: Int), in year: Int) -> Int {
        let day = DateParts.daysSince1970(year, date.month, date.day)
        // 1970 began on a Thursday.
        return day + (10 - day % 7) % 7
    }

    private static let rows: [(names: String, minutes: Int, summer: Summer)] = [
        ("america/halifax canada/atlantic", -240, .america),
        ("america/new_york america/toronto america/detroit us/eastern canada/eastern", -300, .america),
        ("america/chicago america/winnipeg us/central canada/central", -360, .america),
        ("america/denver america/edmonton us/mountain", -420, .america),
        ("america/los_angeles america/vancouver us/pacific canada/pacific", -480, .america),
        ("america/phoenix us/arizona", -420, .never), ("pacific/honolulu us/hawaii", -600, .never),
        ("america/sao_paulo america/buenos_aires america/argentina/buenos_aires", -180, .never),
        ("america/bogota america/lima", -300, .never), ("america/mexico_city", -360, .never),
        ("etc/utc etc/gmt atlantic/reykjavik africa/abidjan", 0, .never),
        ("europe/london europe/dublin europe/lisbon", 0, .europe), ("africa/lagos", 60, .never),
        (
            "europe/amsterdam europe/belgrade europe/berlin europe/brussels europe/budapest europe/copenhagen "
                + "europe/luxembourg europe/madrid europe/oslo europe/paris europe/prague europe/rome "
                + "europe/stockholm europe/vienna europe/warsaw europe/zagreb europe/zurich", 60, .europe
        ),
        (
            "europe/athens europe/bucharest europe/helsinki europe/kiev europe/kyiv europe/riga europe/sofia "
                + "europe/tallinn europe/vilnius", 120, .europe
        ),
        ("africa/johannesburg", 120, .never),
        ("europe/istanbul europe/minsk europe/moscow asia/riyadh africa/nairobi", 180, .never),
        ("asia/dubai", 240, .never), ("asia/karachi asia/tashkent", 300, .never),
        ("asia/kolkata asia/calcutta", 330, .never), ("asia/dhaka", 360, .never),
        ("asia/bangkok asia/jakarta asia/ho_chi_minh asia/saigon", 420, .never),
        (
            "asia/shanghai asia/hong_kong asia/taipei asia/singapore asia/manila asia/kuala_lumpur "
                + "australia/perth", 480, .never
        ),
        ("asia/tokyo asia/seoul asia/pyongyang", 540, .never), ("australia/brisbane", 600, .never),
    ]

    private static let byName = Dictionary(
        rows.flatMap { row in
            row.names.split(separator: " ").map { (String($0), (row.minutes, row.summer)) }
        },
        uniquingKeysWith: { first, _ in first }
    )
}
