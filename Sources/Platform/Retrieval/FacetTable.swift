/// Facets by number, as documents carry them. Numbers are given in order and never change within an index.
struct FacetTable: Sendable {
    private(set) var facets: [Facet] = []
    /// Of each facet, its kind's number.
    private(set) var kinds: [UInt16] = []
    private var ids: [Facet: UInt32] = [:]
    private var kindNumbers: [String: UInt16] = [:]

    func id(of facet: Facet) -> UInt32? { ids[facet] }

    func kind(_ name: String) -> UInt16? { kindNumbers[name] }

    /// - Returns: the facet's number, and whether it is a new one.
    mutating func add(_ facet: Facet) -> (id: UInt32, isNew: Bool) {
        if let id = ids[facet] { return (id, false) }
        let id = UInt32(facets.count)
        ids[facet] = id
        facets.append(facet)
        let kind = kindNumbers[facet.kind] ?? UInt16(clamping: kindNumbers.count)
        kindNumbers[facet.kind] = kind
        kinds.append(kind)
        return (id, true)
    }

    // Kept as notes of the index, whose order is the numbers' order.
    static let notes = "facet/"

    static func key(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return notes + String(repeating: "0", count: 8 - digits.count) + digits
    }

    static func text(_ facet: Facet) -> String { facet.kind + "\u{0}" + facet.value }

    mutating func add(noted text: String) {
        let parts = text.split(separator: "\u{0}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        _ = add(Facet(parts[0], parts.count > 1 ? parts[1] : ""))
    }
}
