import Foundation

/// A bound value: text whose type PostgreSQL infers, or bytes.
package enum SQLValue: Sendable, Equatable {
    case null
    case text(String)
    case bytes([UInt8])

    var byteCount: Int {
        switch self {
        case .null: 0
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        }
    }
}

/// A type whose values can stand in a statement.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable { package var sqlValue: SQLValue { self } }
extension String: SQLBindable { package var sqlValue: SQLValue { .text(self) } }
extension Substring: SQLBindable { package var sqlValue: SQLValue { .text(String(self)) } }
extension Int: SQLBindable { package var sqlValue: SQLValue { .text(String(self)) } }
extension Int64: SQLBindable { package var sqlValue: SQLValue { .text(String(self)) } }
extension Int32: SQLBindable { package var sqlValue: SQLValue { .text(String(self)) } }
extension Double: SQLBindable { package var sqlValue: SQLValue { .text(String(self)) } }
extension Float: SQLBindable { package var sqlValue: SQLValue { .text(String(self)) } }
extension Bool: SQLBindable { package var sqlValue: SQLValue { .text(self ? "t" : "f") } }
extension UUID: SQLBindable { package var sqlValue: SQLValue { .text(uuidString) } }
extension RawRepresentable where RawValue: SQLBindable { package var sqlValue: SQLValue { rawValue.sqlValue } }

/// Microseconds are kept; PostgreSQL has no finer time.
extension Date: SQLBindable {
    package var sqlValue: SQLValue {
        let micros = Int64((timeIntervalSince1970 * 1e6).rounded())
        let (days, rest) = micros.quotientAndFloorRemainder(dividingBy: 86_400_000_000)
        let civil = CivilDate(daysSince1970: days)
        let second = rest / 1_000_000
        let digits = [civil.month, civil.day, second / 3600, second / 60 % 60, second % 60].map {
            ($0 < 10 ? "0" : "") + String($0)
        }
        let fraction = String(1_000_000 + rest % 1_000_000).dropFirst()
        let year = String(repeating: "0", count: max(0, 4 - String(civil.year).count)) + String(civil.year)
        return .text("\(year)-\(digits[0])-\(digits[1]) \(digits[2]):\(digits[3]):\(digits[4]).\(fraction)+00")
    }
}

extension Array: SQLBindable where Element: SQLBindable {
    /// PostgreSQL's array literal: `{"a","b"}`.
    package var sqlValue: SQLValue {
        // Bytes at a time: batches of thousands of rows come as arrays.
        var text = [UInt8(ascii: "{")]
        for (index, item) in enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            switch item.sqlValue {
            case .null: text += "NULL".utf8
            case .text(let value):
                text.append(UInt8(ascii: "\""))
                for byte in value.utf8 {
                    if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") { text.append(UInt8(ascii: "\\")) }
                    text.append(byte)
                }
                text.append(UInt8(ascii: "\""))
            case .bytes(let bytes):
                text += "\"\\\\x".utf8
                for byte in bytes { text += ((byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8 }
                text.append(UInt8(ascii: "\""))
            }
        }
        text.append(UInt8(ascii: "}"))
        return .text(String(decoding: text, as: UTF8.self))
    }
}

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
struct CivilDate {
    let year: Int64, month: Int64, day: Int64

    /// Source: the era arithmetic of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
    init(daysSince1970 days: Int64) {
        let shifted = days + 719_468
        let (era, dayOfEra) = shifted.quotientAndFloorRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

extension Int64 {
    fileprivate func quotientAndFloorRemainder(dividingBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
