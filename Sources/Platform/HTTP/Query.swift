/// `name=value` pairs of a query string or a form, decoded when they are asked for.
package struct Query: Sendable {
    package let raw: String

    package init(_ raw: String) { self.raw = raw }

    /// The first value of that name; the last wins nowhere in Soko.
    package subscript(name: String) -> String? { all.first { $0.name == name }?.value }

    package var all: [(name: String, value: String)] {
        if raw.isEmpty { return [] }
        return raw.utf8.split(separator: UInt8(ascii: "&")).prefix(200).map { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (PercentCoding.decoded(parts[0], plusIsSpace: true) ?? "",
                    parts.count > 1 ? PercentCoding.decoded(parts[1], plusIsSpace: true) ?? "" : "")
        }
    }
}
