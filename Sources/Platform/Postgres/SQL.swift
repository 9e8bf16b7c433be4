/// A statement with its values apart from its text.
///
/// Made from a literal only: an interpolated value becomes a bind parameter, never text, so a runtime `String` cannot
/// become SQL. `\(sql:)` joins a fragment that was made the same way.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    package private(set) var text: String
    package private(set) var binds: [SQLValue]

    package init(stringLiteral value: StaticString) {
        text = "\(value)"
        binds = []
    }

    package init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        binds = stringInterpolation.binds
    }

    /// Text that the program itself composed from names it owns (a channel, a database of a test). Never from input.
    package init(ownText text: String) {
        self.text = text
        binds = []
    }

    package struct Interpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString
        fileprivate var text = ""
        fileprivate var binds: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 4 * interpolationCount)
            binds.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) { bind(value.sqlValue) }
        package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            bind(value?.sqlValue ?? .null)
        }

        /// A whole number written into the text: for LIMIT, where a parameter would make PostgreSQL plan the statement anew
        /// each time (it takes an unknown limit for a tenth of the table). Few different numbers, for each makes a
        /// statement of its own.
        package mutating func appendInterpolation(literal number: Int) { text += String(number) }

        package mutating func appendInterpolation(sql fragment: SQL) {
            if binds.isEmpty || fragment.binds.isEmpty { text += fragment.text } else { appendShifted(fragment) }
            binds += fragment.binds
        }

        /// The fragment's $1… move behind the values that stand before it.
        private mutating func appendShifted(_ fragment: SQL) {
            var output: [UInt8] = []
            var number: Int?
            for byte in fragment.text.utf8 {
                if let known = number, byte >= 0x30, byte <= 0x39 { number = known * 10 + Int(byte - 0x30); continue }
                if let known = number { output += String(known + binds.count).utf8 }
                number = byte == UInt8(ascii: "$") ? 0 : nil
                output.append(byte)
            }
            if let number { output += String(number + binds.count).utf8 }
            text += String(decoding: output, as: UTF8.self)
        }

        private mutating func bind(_ value: SQLValue) {
            binds.append(value)
            text += "$"
            text += String(binds.count)
        }
    }
}
