import Postgres

/// From a day to a day, both included, in universal time; an open end never comes.
package struct DaySpan: Sendable, Equatable {
    /// `2026-11-21`.
    package let first: String?
    package let last: String?

    package static let always = DaySpan(first: nil, last: nil)

    package init(first: String?, last: String?) { (self.first, self.last) = (first, last) }

    /// - Throws: `MerchandisingRefusal.badDates` for what is no day, and for an end before the beginning.
    package init(typed first: String, _ last: String) throws {
        self.init(first: try Self.day(first), last: try Self.day(last))
        try check()
    }

    init(row: inout RowReader) throws {
        self.init(first: try row.next(), last: try row.next())
    }

    func check() throws {
        if let first, let last, first > last { throw MerchandisingRefusal.badDates }
    }

    private static func day(_ typed: String) throws -> String? {
        if typed.isEmpty { return nil }
        let parts = typed.split(separator: "-", omittingEmptySubsequences: false)
        guard typed.utf8.count == 10, parts.map(\.count) == [4, 2, 2],
            typed.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }), let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2]), (2000...2100).contains(year), (1...12).contains(month)
        else { throw MerchandisingRefusal.badDates }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        guard (1...length).contains(day) else { throw MerchandisingRefusal.badDates }
        return typed
    }

    /// Of a row with `starts_on` and `ends_on`.
    static let isToday: SQL = """
        (starts_on IS NULL OR starts_on <= (now() AT TIME ZONE 'UTC')::date) AND (ends_on IS NULL OR ends_on >= (now() AT TIME ZONE 'UTC')::date)
        """
}
