/// A value that stands in a URL's path and has one spelling there.
package protocol PathValue: Sendable {
    /// Nil when `pathText` (already percent-decoded) is not a value: the route does not match.
    init?(pathText: String)
    var pathText: String { get }
    /// What an API document says of it.
    static var schema: Schema { get }
}

extension String: PathValue {
    package init?(pathText: String) {
        if pathText.isEmpty { return nil }
        self = pathText
    }
    package var pathText: String { self }
    package static var schema: Schema { .string() }
}

extension Int: PathValue {
    package init?(pathText: String) {
        guard let value = Int(pathText), String(value) == pathText else { return nil }
        self = value
    }
    package var pathText: String { String(self) }
    package static var schema: Schema { .integer() }
}
