import Retrieval

/// A filter in two parts: what holds for every count, and what a document may fail alone and still be counted beside.
struct Narrowing: Sendable {
    private typealias Field = OpenSearchShape.Field

    enum Side: Hashable, Sendable {
        case kind(String)
        case amount, time, place
    }

    private(set) var held: [Clause] = []
    private var sides: [(side: Side, clause: Clause)] = []

    init(_ filter: IndexFilter) {
        // The document that keeps the position is no thing of the market's.
        held = [.exists(Field.item)]
        if filter.isAvailable { held.append(.isTrue(Field.isAvailable)) }
        for choice in filter.choices.prefix(60) {
            let clause = Clause.terms(Field.facets, choice.values.prefix(1_000).map { FacetKey.of(choice.kind, $0) })
            if choice.isCounted { sides.append((.kind(choice.kind), clause)) } else { held.append(clause) }
        }
        for span in filter.spans.prefix(60) {
            held.append(
                .range(
                    Field.measures, from: MeasureKey.of(span.code, span.from), to: MeasureKey.of(span.code, span.to)))
        }
        if let amount = filter.amount {
            sides.append((.amount, .range(Field.amount, from: amount.lowerBound, to: amount.upperBound)))
        }
        if let since = filter.since, since > 0 { sides.append((.time, .range(Field.time, from: since, to: nil))) }
        if let centre = filter.centre, let radius = filter.radius, radius > 0 {
            sides.append((.place, .near(Field.place, centre, kilometres: radius)))
        }
    }

    /// Each kind that something was chosen of.
    var kinds: [String] {
        var kinds: [String] = []
        for case (.kind(let kind), _) in sides where !kinds.contains(kind) { kinds.append(kind) }
        return kinds
    }

    var all: [Clause] { sides.map(\.clause) }

    /// Everything but one side. Of two choices of a kind a document may fail one, not both.
    func all(but side: Side) -> [Clause] {
        let own = sides.filter { $0.side == side }.map(\.clause)
        let others = sides.filter { $0.side != side }.map(\.clause)
        return own.count < 2 ? others : others + [.any(own, atLeast: own.count - 1)]
    }
}

/// A facet as a keyword.
enum FacetKey {
    static func of(_ kind: String, _ value: String) -> String { kind + "\u{0}" + value }

    static func facet(_ key: String) -> Facet? {
        let parts = key.split(separator: "\u{0}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 ? Facet(parts[0], parts[1]) : nil
    }

    /// Keywords of one of these kinds, as a regular expression: every sign that could be one of its language is escaped.
    static func pattern(_ kinds: [String]) -> String {
        "(" + kinds.map(escaped).joined(separator: "|") + ")\u{0}.*"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.value > 0x20, !scalar.properties.isAlphabetic,
                !(0x30...0x39).contains(scalar.value)
            {
                escaped += "\\"
            }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}
