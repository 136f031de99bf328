// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// What a word of a date means.
enum DateWord {
    case month(Int)
    /// A month, unless another follows: `mar.` is March, and Tuesday.
    case monthOrDay(Int)
    /// The number behind it is the month: `tháng 11`.
    case monthOfNumber
    case zone(minutes: Int)
    /// The zone before it is an hour ahead: `Eastern Daylight Time`.
    case summer
    case afternoon(Bool)
    /// The number before it is this part: `2004年`.
    case unit(Unit)
    /// A day of the week, an ordinal's ending, a preposition: nothing.
    case filler
    case unknown

    enum Unit {
        case year
        /// A Korean year; without a zone it is Korea's time that is meant.
        case koreanYear
        case month
        case day
        case hour
        case minute
        case second
    }

    /// The meaning of a word.
    static func meaning(of range: Range<Int>, in bytes: [UInt8]) -> DateWord {
        var word = bytes[range].filter { $0 != Byte.dot }
        // The table knows no capitals, and a look-up folds those of ASCII only: `Νοε`, `Şubat`.
        if word.contains(where: { $0 >= 0x80 }) {
            word = Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
        }
        return table.index(of: 0..<word.count, in: word).map { meanings[$0] } ?? .unknown
    }

    private static let rows: [(String, DateWord)] = {
        var rows: [(String, DateWord)] = []
        add("mar", .monthOrDay(3), to: &rows)
        add("tháng", .monthOfNumber, to: &rows)
        add("daylight summer", .summer, to: &rows)
        for (index, names) in months.enumerated() { add(names, .month(index + 1), to: &rows) }
        for (names, minutes) in zones { add(names, .zone(minutes: minutes), to: &rows) }
        for (names, unit) in units { add(names, .unit(unit), to: &rows) }
        add("am 오전 上午 午前 ص صباحا", .afternoon(false), to: &rows)
        add("pm 오후 下午 午後 م مساء", .afternoon(true), to: &rows)
        add(fillers, .filler, to: &rows)
        return rows
    }()

    private static func add(_ names: String, _ word: DateWord, to rows: inout [(String, DateWord)]) {
        for name in names.split(separator: " ") { rows.append((String(name), word)) }
    }

    private static let units: [(String, Unit)] = [
        ("년", .koreanYear), ("年", .year), ("월 月", .month), ("일 日", .day), ("시 時 时 h", .hour),
        ("분 分", .minute), ("초 秒", .second),
    ]

    private static let table = NameTable(rows.map(\.0))
    private static let meanings = rows.map(\.1)

    /// Names and short names: English, German, French, Spanish, Catalan, Italian, Portuguese, Romanian, Dutch, Danish
    /// and Norwegian, Swedish, Finnish, Polish, Czech, Slovak, Slovenian, Croatian, Serbian, Bulgarian, Hungarian,
    /// Greek, Russian, Ukrainian, Lithuanian, Indonesian, Turkish, Arabic, Hebrew.
    private static let months = [
        "jan january januar jänner janvier janv jänn enero ene gennaio gen janeiro januari "
            + "stycznia sty ledna led január ιαν января янв ocak oca gener ianuarie ian tammikuuta "
            + "tammikuu tammi januára siječnja sij januara јануар јануара януари январь ιανουαρίου "
            + "січня січ sausio يناير جانفي ינואר בינואר",
        "feb february februar février févr fév fevrier fevr febrero febbraio fevereiro fev "
            + "februari lutego lut února úno február φεβ февраля фев şubat şub febrer februarie "
            + "helmikuuta helmikuu helmi februára veljače velj februara фебруар фебруара февруари "
            + "февраль φεβρουαρίου лютого лют vasario فبراير فيفري شباط פברואר בפברואר",
        "march märz mär maerz mrz mars marzo março marco maart mrt marts marca března bře március "
            + "márc μάρ μαρ марта мар maret mart març martie maaliskuuta maaliskuu maalis marec ožujka "
            + "ožu marta март μαρτίου березня бер kovo مارس آذار מרץ במרץ",
        "apr april avril avr abril abr aprile kwietnia kwi dubna dub április ápr απρ апреля апр "
            + "nisan nis aprilie huhtikuuta huhtikuu huhti apríla travnja tra aprila април апрель "
            + "απριλίου квітня кві квіт balandžio أبريل إبريل أفريل نيسان אפריל באפריל",
        "may mai mayo maggio mag maio mei maj maja května kvě május máj μάι μαϊ мая май mayıs "
            + "maig toukokuuta toukokuu touko mája svibnja svi мај маја μαΐου травня тра трав gegužės "
            + "مايو ماي أيار מאי במאי",
        "jun june juni juin junio giugno giu junho czerwca cze června čvn június jún ιούν ιον "
            + "июня июн haziran haz juny iunie iun kesäkuuta kesäkuu kesä júna junij junija lipnja juna "
            + "јун јуна юни июнь ιουνίου червня чер черв birželio يونيو جوان حزيران יוני ביוני",
        "jul july juli juillet juil julio luglio lug julho lipca lip července čvc július júl ιούλ "
            + "ιολ июля июл temmuz tem juliol iulie iul heinäkuuta heinäkuu heinä júla julij julija "
            + "srpnja јул јула юли июль ιουλίου липня лип liepos يوليو جويلية تموز יולי ביולי",
        "aug august août aou aoû aout agosto ago augustus augusti sierpnia sie srpna srp "
            + "augusztus αύγ αυγ августа авг agustus ağustos ağu agost elokuuta elokuu elo augusta "
            + "avgust avgusta kolovoza kol август αυγούστου серпня сер серп rugpjūčio أغسطس أوت آب "
            + "אוגוסט באוגוסט agu",
        "sep sept september septembre septiembre settembre set setembro września wrz září zář "
            + "szeptember szept σεπ сентября сен сент eylül eyl septembrie syyskuuta syyskuu syys "
            + "septembra septembar rujna ruj септембар септембра септември сентябрь σεπτεμβρίου вересня "
            + "вер верес rugsėjo سبتمبر أيلول ספטמבר בספטמבר",
        "oct october okt oktober octobre octubre ottobre ott outubro out października paź října "
            + "říj október οκτ октября окт ekim eki octombrie lokakuuta lokakuu loka októbra oktobar "
            + "oktobra октобар октобра октомври октябрь οκτωβρίου жовтня жов жовт spalio أكتوبر אוקטובר "
            + "באוקטובר",
        "nov november novembre noviembre novembro listopada lis listopadu νοέ νοε ноября ноя "
            + "kasım kas noiembrie noi marraskuuta marraskuu marras novembra novembar studenoga "
            + "studenog новембар новембра ноември ноябрь нояб νοεμβρίου листопада лис лист lapkričio "
            + "نوفمبر נובמבר בנובמבר",
        "dec december dez dezember décembre déc decembre diciembre dic dicembre dezembro grudnia "
            + "gru prosince pro δεκ декабря дек desember des aralık ara desembre decembrie joulukuuta "
            + "joulukuu joulu decembra decembar prosinca децембар децембра декември декабрь δεκεμβρίου "
            + "грудня гру груд gruodžio ديسمبر דצמבר בדצמבר",
    ]

    private static let zones: [(String, Int)] = [
        ("z ut utc gmt wet", 0), ("cet met mez west bst wat", 60), ("cest mest mesz eet cat sast", 120),
        ("eest msk eat trt idt", 180), ("irst", 210), ("gst msd", 240), ("pkt", 300), ("ist", 330),
        ("ict wib", 420), ("hkt sgt awst pht wita myt", 480), ("jst kst wit", 540), ("acst", 570),
        ("aest", 600), ("acdt", 630), ("aedt", 660), ("nzst", 720), ("nzdt", 780),
        ("ndt", -150), ("adt brt art", -180), ("nst", -210), ("edt at ast clt", -240),
        ("cdt est et eastern", -300),
        ("mdt cst ct central", -360), ("pdt mst mt mountain", -420), ("akdt pst pt pacific", -480),
        ("akst", -540), ("hst", -600),
    ]

    private static let fillers =
        "st nd rd th t de di om um uhr le à às a las kl klo del of the den d og et ore ora alle la ob saat "
        + "г года год р року о об в у в في ngày năm lúc standard time "
        + "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
        + "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so "
        + "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim "
        + "lunes martes miércoles jueves viernes sábado domingo 월요일 화요일 수요일 목요일 금요일 토요일 일요일"
}
