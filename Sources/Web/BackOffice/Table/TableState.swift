import Catalog
import HTML
import HTTP
import Vocabulary

/// What a table's address asks for: filters, order, columns, place. Every list can be linked to.
package struct TableState: Sendable {
    /// The path of the table.
    package let path: String
    /// By name, those of the table's own filters that are set.
    package let filters: [String: String]
    /// A column's key.
    package let sort: String
    package let isDescending: Bool
    /// Keys of the columns that show; nil: those that show unless told.
    package let columns: [String]?
    package let place: DeskPlace?

    /// - Parameters:
    ///   - filters: names that the table knows; others are passed over.
    ///   - sort: the order without one in the address: a column's key, `-` before it for the largest first.
    package init(_ request: Request, filters names: [String], sort standard: String, sortable: Set<String>) {
        path = request.path
        var filters: [String: String] = [:]
        for (name, value) in request.query.all where names.contains(name) && filters[name] == nil {
            let text = value.trimmingPrefix { $0.isWhitespace }.prefix(200)
            if !text.isEmpty { filters[name] = String(text) }
        }
        self.filters = filters
        let wanted = request.query["sort"] ?? standard
        let key = wanted.hasPrefix("-") ? String(wanted.dropFirst()) : wanted
        let isKnown = sortable.contains(key)
        sort = isKnown ? key : (standard.hasPrefix("-") ? String(standard.dropFirst()) : standard)
        isDescending = (isKnown ? wanted : standard).hasPrefix("-")
        let chosen = request.query.all.filter { $0.name == "col" }.map(\.value)
        columns = chosen.isEmpty ? nil : chosen
        place = request.query["after"].flatMap(DeskPlace.init(text:))
    }

    /// Of a table that stands within another page: nothing of it is asked for.
    init(path: String) {
        (self.path, filters, sort, isDescending, columns, place) = (path, [:], "", false, nil, nil)
    }

    package subscript(filter: String) -> String? { filters[filter] }

    /// This table's address with one thing other; whatever changes but the place, it begins at the first row.
    package func link(
        filter: (name: String, value: String?)? = nil, sort: (key: String, isDescending: Bool)? = nil,
        after place: DeskPlace? = nil
    ) -> Link {
        var pairs: [(String, String)] = []
        var kept = filters
        if let filter { kept[filter.name] = filter.value }
        pairs += kept.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let order = sort ?? (self.sort, isDescending)
        pairs.append(("sort", (order.1 ? "-" : "") + order.0))
        pairs += (columns ?? []).map { ("col", $0) }
        if let place { pairs.append(("after", place.text)) }
        return Link(path + "?" + pairs.map { "\($0)=\(PercentCoding.encoded($1))" }.joined(separator: "&"))
    }

    /// Whether anything narrows the table down.
    package var isFiltered: Bool { !filters.isEmpty }
}
