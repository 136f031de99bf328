// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Takes the tokens of a date for its parts, from left to right.
struct DateReader {
    private let bytes: [UInt8]
    private let tokens: [DateToken]
    private var parts = DateParts()
    private var index = 0
    private var sawNumber = false
    private var assumedZone: Int?
    /// Whether the month was read from a word that is a day's name, too (`mar.`), so that another may follow.
    private var monthMayBeDay = false

    init(_ bytes: [UInt8], _ tokens: [DateToken]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    /// The parts; nil when a token fits nowhere.
    mutating func read() -> DateParts? {
        if isMark(0, Byte.minus) {
            guard readCenturyless() else { return nil }
            index = tokens.count
        }
        while index < tokens.count {
            guard readNext() else { return nil }
        }
        guard parts.year != nil else { return nil }
        parts.zoneMinutes = parts.zoneMinutes ?? assumedZone
        return parts
    }

    private mutating func readNext() -> Bool {
        switch tokens[index].kind {
        case .number: return readNumber()
        case .word: return readWord()
        case .mark(0x28), .mark(0x5b):
            // `(Coordinated Universal Time)`, `[Asia/Tokyo]`: the rest is a comment.
            index = tokens.count
            return true
        case .mark(let mark): return readMark(mark)
        }
    }

    // MARK: - Marks

    private mutating func readMark(_ mark: UInt8) -> Bool {
        let isSign = mark == Byte.plus || mark == Byte.minus
        if isSign, parts.hasTime || parts.zoneMinutes != nil, parts.zoneMinutes ?? 0 == 0, !isTime(index + 1),
            let value = number(index + 1), !tokens[index + 1].isApart
        {
            return readOffset(mark == Byte.minus ? -1 : 1, value)
        }
        index += 1
        switch mark {
        case Byte.plus, Byte.colon: return false
        case Byte.minus: return index < tokens.count
        default: return true
        }
    }

    private mutating func readOffset(_ sign: Int, _ value: Int) -> Bool {
        let digits = tokens[index + 1].digits
        index += 2
        guard digits <= 4 else { return false }
        var hours = digits > 2 ? value / 100 : value
        var minutes = digits > 2 ? value % 100 : 0
        if isMark(index, Byte.colon) {
            guard digits <= 2, let stated = number(index + 1) else { return false }
            (hours, minutes) = (value, stated)
            index += 2
        }
        guard hours <= 24, minutes < 60 else { return false }
        parts.zoneMinutes = sign * (hours * 60 + minutes)
        return true
    }

    // MARK: - Words

    private mutating func readWord() -> Bool {
        let token = tokens[index]
        let meaning = DateWord.meaning(of: token.range, in: bytes)
        index += 1
        switch meaning {
        case .month(let month):
            guard parts.month == nil || monthMayBeDay else { return false }
            (parts.month, monthMayBeDay) = (month, false)
        case .monthOrDay(let month):
            guard parts.month == nil else { return false }
            (parts.month, monthMayBeDay) = (month, !sawNumber)
        case .monthOfNumber: return readMonthOfNumber()
        case .zone(let minutes): readZone(minutes)
        case .summer: parts.zoneMinutes = parts.zoneMinutes.map { $0 + 60 }
        case .afternoon(let isAfternoon): parts.isAfternoon = isAfternoon
        case .filler: break
        case .unknown: return readUnknown(token)
        // `09:15 h`.
        case .unit: return !sawNumber || parts.hasTime
        }
        return true
    }

    /// A day's name in a language that we do not know, or a zone of that kind.
    private mutating func readUnknown(_ token: DateToken) -> Bool {
        guard sawNumber || parts.month != nil else { return true }
        guard parts.hasTime, parts.zoneMinutes == nil else { return false }
        if isMark(index, Byte.slash), !tokens[index].isApart { readPlace(from: token) }
        return true
    }

    /// `America/New_York`.
    private mutating func readPlace(from token: DateToken) {
        while index < tokens.count, !tokens[index].isApart { index += 1 }
        parts.place = DatePlace(bytes.text(token.range.lowerBound..<tokens[index - 1].range.upperBound))
    }

    /// `at` is a zone behind a time, and a preposition before it; what follows it in `EST5EDT` says the same again.
    private mutating func readZone(_ minutes: Int) {
        guard parts.hasTime || minutes == 0 else { return }
        parts.zoneMinutes = parts.zoneMinutes ?? minutes
        if number(index) != nil, !tokens[index].isApart, index + 1 < tokens.count,
            tokens[index + 1].kind == .word, !tokens[index + 1].isApart
        {
            index += 2
        }
    }

    /// `tháng 11`.
    private mutating func readMonthOfNumber() -> Bool {
        guard parts.month == nil, let month = number(index) else { return false }
        (parts.month, sawNumber) = (month, true)
        index += 1
        return true
    }

    // MARK: - Numbers

    private mutating func readNumber() -> Bool {
        sawNumber = true
        if isTime(index), !parts.hasTime { return readTime(Byte.colon) }
        if isDottedTime(index) { return readTime(Byte.dot) }
        if let unit = unit(after: index) { return read(unit) }
        if isSeparator(index + 1), number(index + 2) != nil, !tokens[index + 1].isApart,
            !tokens[index + 2].isApart, parts.month == nil
        {
            return readGroup()
        }
        guard let value = number(index) else { return false }
        let digits = tokens[index].digits
        index += 1
        return take(value, digits: digits)
    }

    private mutating func take(_ value: Int, digits: Int) -> Bool {
        if digits == 8, parts.year == nil {
            (parts.year, parts.month, parts.day) = (value / 10_000, value / 100 % 100, value % 100)
        } else if hasDate, !parts.hasTime, digits == 4 || digits == 6 {
            // `20031231T101455`.
            let padded = digits == 4 ? value * 100 : value
            (parts.hour, parts.minute, parts.second) = (padded / 10_000, padded / 100 % 100, padded % 100)
            parts.hasTime = true
        } else if hasDate, !parts.hasTime, digits == 2, isAfterT {
            // `2003-12-31T10Z`.
            (parts.hour, parts.hasTime) = (value, true)
        } else if digits == 4, parts.year == nil {
            parts.year = value
        } else if parts.day == nil, (1...31).contains(value), digits <= 2 {
            parts.day = value
        } else if parts.year == nil, digits == 2 {
            parts.year = 2000 + value
        } else {
            return false
        }
        return true
    }

    private mutating func readTime(_ mark: UInt8) -> Bool {
        guard let hour = number(index), let minute = number(index + 2) else { return false }
        (parts.hour, parts.minute, parts.hasTime) = (hour, minute, true)
        index += 3
        if isMark(index, mark) {
            guard let second = number(index + 1) else { return false }
            parts.second = second
            index += 2
            if isMark(index, Byte.dot) || isMark(index, 0x2c), let fraction = number(index + 1),
                !tokens[index + 1].isApart
            {
                parts.fraction =
                    Double(fraction) / (0..<tokens[index + 1].digits).reduce(1.0) { ten, _ in ten * 10 }
                index += 2
            }
        }
        return parts.second <= 60
    }

    private mutating func read(_ unit: DateWord.Unit) -> Bool {
        guard let value = number(index) else { return false }
        index += 2
        switch unit {
        case .year: parts.year = value
        case .koreanYear:
            parts.year = value
            assumedZone = 540
        case .month: parts.month = value
        case .day: parts.day = value
        case .hour:
            (parts.hour, parts.hasTime) = (value, true)
            // `10h30`.
            if let minute = number(index), tokens[index].digits == 2, self.unit(after: index) == nil {
                parts.minute = minute
                index += 1
            }
        case .minute: parts.minute = value
        case .second: parts.second = value
        }
        return true
    }

    /// `2003-12-31`, `31.12.2003`, `12/31/2003`, and with two digits.
    private mutating func readGroup() -> Bool {
        var values: [(value: Int, digits: Int)] = []
        var mark: UInt8 = 0
        while let value = number(index) {
            values.append((value, tokens[index].digits))
            index += 1
            guard isSeparator(index), number(index + 1) != nil, !tokens[index + 1].isApart else { break }
            if case .mark(let separator) = tokens[index].kind { mark = separator }
            index += 1
        }
        guard parts.year == nil, values.count <= 3 else { return false }
        if values[0].digits == 4 { return takeYearFirst(values) }
        guard values.count == 3 else { return false }
        let (first, second, third) = (values[0].value, values[1].value, values[2])
        if mark == Byte.minus, third.digits != 4 {
            (parts.year, parts.month, parts.day) = (2000 + first, second, third.value)
            return true
        }
        let year = third.digits == 4 ? third.value : 2000 + third.value
        // With slashes the month comes first, as in the country that writes so, unless that cannot be.
        let isMonthFirst = mark == Byte.slash && first <= 12
        (parts.year, parts.month, parts.day) = isMonthFirst ? (year, first, second) : (year, second, first)
        return true
    }

    private mutating func takeYearFirst(_ values: [(value: Int, digits: Int)]) -> Bool {
        parts.year = values[0].value
        if values.count == 2, values[1].digits == 3 { return takeDayOfYear(values[1].value) }
        parts.month = values[1].value
        if values.count == 3 { parts.day = values[2].value }
        return true
    }

    private mutating func takeDayOfYear(_ value: Int) -> Bool {
        guard let year = parts.year, value >= 1, value <= 366 else { return false }
        var (day, month) = (value, 1)
        while month < 12, day > DateParts.days(of: month, in: year) {
            day -= DateParts.days(of: month, in: year)
            month += 1
        }
        (parts.month, parts.day) = (month, day)
        return true
    }

    /// `-0312`, `-03-12`: year and month of this century.
    private mutating func readCenturyless() -> Bool {
        guard let value = number(1), !tokens[1].isApart else { return false }
        if tokens.count == 2, tokens[1].digits == 4 {
            (parts.year, parts.month) = (2000 + value / 100, value % 100)
            return true
        }
        guard tokens.count == 4, tokens[1].digits == 2, isMark(2, Byte.minus), let month = number(3) else {
            return false
        }
        (parts.year, parts.month) = (2000 + value, month)
        return true
    }

    // MARK: - Looking

    private func number(_ index: Int) -> Int? {
        guard index < tokens.count, case .number(let value) = tokens[index].kind else { return nil }
        return value
    }

    private func isMark(_ index: Int, _ mark: UInt8) -> Bool {
        index < tokens.count && tokens[index].kind == .mark(mark)
    }

    private var hasDate: Bool { parts.day != nil && parts.month != nil && parts.year != nil }

    /// Whether the number read last stands behind ISO 8601's `T`; `index` is past it.
    private var isAfterT: Bool {
        index >= 2 && tokens[index - 2].range.count == 1
            && bytes[tokens[index - 2].range.lowerBound] | 0x20 == 0x74
    }

    /// `9.15`, where nothing but a time is left to come.
    private func isDottedTime(_ index: Int) -> Bool {
        hasDate && !parts.hasTime && isMark(index + 1, Byte.dot) && number(index + 2) != nil
            && tokens[index].digits <= 2 && tokens[index + 2].digits == 2 && !tokens[index + 2].isApart
    }

    private func isSeparator(_ index: Int) -> Bool {
        isMark(index, Byte.minus) || isMark(index, Byte.slash) || isMark(index, Byte.dot)
    }

    private func isTime(_ index: Int) -> Bool {
        number(index) != nil && isMark(index + 1, Byte.colon) && number(index + 2) != nil
            && tokens[index].digits <= 2 && tokens[index + 2].digits <= 2
            && (parts.hasTime == false)
    }

    private func unit(after index: Int) -> DateWord.Unit? {
        guard index + 1 < tokens.count, tokens[index + 1].kind == .word,
            case .unit(let unit) = DateWord.meaning(of: tokens[index + 1].range, in: bytes)
        else { return nil }
        return unit
    }
}
