/// `name=value` pairs of a query string or a form, decoded when they are asked for.
package struct Query: Sendable {
    package let raw: String

    package init(_ raw: String) { self.raw = raw }

    init(pairs: [(name: String, value: String)]) {
        raw = pairs.map { PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value) }.joined(
            separator: "&")
    }

    /// The first value of that name; the last wins nowhere in Soko.
    package subscript(name: String) -> String? { all.first { $0.name == name }?.value }

    /// The first 200 pairs in order; one with a broken escape, a NUL or bytes that are not UTF-8 is left out.
    package var all: [(name: String, value: String)] {
        if raw.isEmpty { return [] }
        return raw.utf8.split(separator: UInt8(ascii: "&"), maxSplits: 200).prefix(200).compactMap { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decoded(parts[0], plusIsSpace: true),
                let value = PercentCoding.decoded(
                    parts.count > 1 ? parts[1] : pair[pair.endIndex...], plusIsSpace: true)
            else { return nil }
            return (name, value)
        }
    }
}
