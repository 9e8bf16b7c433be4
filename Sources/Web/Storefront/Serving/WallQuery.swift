import Catalog
import HTML
import HTTP
import Vocabulary

/// What the home page's address asks for: `q`, `category`, and a place in the list (`after` or `before`).
struct WallQuery: Sendable {
    let words: String?
    let category: CategoryNode?
    /// Codes of that category and of those below it.
    private let branch: [String]
    let place: WallPlace

    /// Products a page holds; a multiple of the columns of every screen width up to six.
    static let pageSize = 36

    /// What does not parse is left out: an old or mistyped link still shows the wall.
    ///
    /// - Parameter tree: a category that it does not have, and never had, is none.
    init(_ query: Query, _ tree: CategoryTree) {
        let words = query["q"]?.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200)
        self.words = words.flatMap { $0.isEmpty ? nil : String($0) }
        category = query["category"].flatMap(tree.category(slug:))
        branch = category.map { tree.branch($0.code) } ?? []
        if let cursor = query["after"].flatMap(Cursor.init(pathText:)) {
            place = .olderThan(cursor)
        } else if let cursor = query["before"].flatMap(Cursor.init(pathText:)) {
            place = .newerThan(cursor)
        } else {
            place = .start
        }
    }

    var filter: WallFilter { WallFilter(categories: branch, words: words) }

    /// The address of this list at another place.
    func link(path: String, at place: WallPlace?) -> Link? {
        switch place {
        case nil: nil
        case .start: address(path, nil)
        case .olderThan(let cursor): address(path, ("after", cursor.pathText))
        case .newerThan(let cursor): address(path, ("before", cursor.pathText))
        }
    }

    /// The home page with this category, the words kept.
    func link(category: CategoryNode?) -> Link {
        var query: [(String, String)] = []
        if let words { query.append(("q", words)) }
        if let category { query.append(("category", category.slug.text)) }
        return Self.link("/", query)
    }

    private func address(_ path: String, _ place: (String, String)?) -> Link {
        var query: [(String, String)] = []
        if let words { query.append(("q", words)) }
        if let category { query.append(("category", category.slug.text)) }
        if let place { query.append(place) }
        return Self.link(path, query)
    }

    private static func link(_ path: String, _ query: [(String, String)]) -> Link {
        Link(
            query.isEmpty
                ? path : path + "?" + query.map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(separator: "&"))
    }
}
