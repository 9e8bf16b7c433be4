import Catalog
import Flows
import HTML
import HTTP
import Vocabulary

// Every wall has one address, which says all that it shows.
extension WallQuery {
    /// The page that this wall stands on: its category's, else its brand's, else the first.
    var path: String {
        if let category { return StorefrontRoutes.category.path(category.slug) }
        if let slug = brand.flatMap({ Slug(pathText: $0.slug) }) { return StorefrontRoutes.brand.path(slug) }
        return "/"
    }

    /// Where a form leads that may choose another brand: a brand's page is about that brand.
    var formPath: String {
        if words == nil { return path }
        return category.map { StorefrontRoutes.category.path($0.slug) } ?? "/"
    }

    /// What stands behind the path, in a fixed order; without the place.
    var pairs: [(String, String)] {
        var pairs: [(String, String)] = []
        if let words { pairs.append(("q", words)) }
        if category != nil, let brand { pairs.append(("brand", brand.slug)) }
        if let condition { pairs.append(("condition", condition.rawValue)) }
        if let rating { pairs.append(("rating", String(rating))) }
        if let priceFrom { pairs.append(("from", priceFrom.field)) }
        if let priceTo { pairs.append(("to", priceTo.field)) }
        pairs += choices.flatMap(\.pairs)
        if let car {
            pairs.append(("fits", car.vehicle.pathText))
            if let year = car.year { pairs.append(("year", String(year))) }
        }
        if words != nil {
            if order != .relevance { pairs.append(("sort", order.rawValue)) }
            if let days { pairs.append(("days", String(days))) }
            if isInStock { pairs.append(("stock", "yes")) }
            if let centre { pairs.append(("at", centre.pair)) }
            if let kilometres { pairs.append(("km", String(kilometres))) }
        }
        return pairs
    }

    /// Another page of a search; nil where there is none.
    func link(page: Int, of total: Int) -> Link? {
        guard page >= 0, page < Self.mostPages, page * Self.pageSize < total else { return nil }
        return Self.link(path, pairs + (page > 0 ? [("page", String(page + 1))] : []))
    }

    /// This list from its beginning.
    var link: Link { Self.link(path, pairs) }

    /// This list at another place; nil for none.
    ///
    /// - Parameter other: of a page with a wall of its own, such as a seller's: there the category stands behind the path.
    func link(path other: String? = nil, at place: WallPlace?) -> Link? {
        var pairs = pairs
        if other != nil, let category { pairs.append(("category", category.slug.text)) }
        switch place {
        case nil: return nil
        case .start: break
        case .olderThan(let cursor): pairs.append(("after", cursor.pathText))
        case .newerThan(let cursor): pairs.append(("before", cursor.pathText))
        }
        return Self.link(other ?? path, pairs)
    }

    /// This list with something other, from its beginning.
    func link(_ change: (inout WallQuery) -> Void) -> Link {
        var other = self
        change(&other)
        return other.link
    }

    /// The wall of another category; what only this category's goods are asked for is left behind, but a search keeps it.
    func link(category: CategoryNode?) -> Link {
        link {
            $0.category = category
            if words == nil { $0.choices = [] }
        }
    }

    static func link(_ path: String, _ query: [(String, String)]) -> Link {
        Link(
            query.isEmpty
                ? path : path + "?" + query.map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(separator: "&"))
    }
}
