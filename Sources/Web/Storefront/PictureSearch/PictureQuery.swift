import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Images
import Postgres
import Search
import Vocabulary

/// What the address of a search by picture asks for: `seen` or `like`, a `part`, words and how much they count, and what
/// narrows a wall down.
struct PictureQuery: Sendable {
    let source: PictureWish.Source?
    /// Of a picture that was sent: which part of it that was. Of a product: the part that is asked for.
    let part: PicturePart
    /// How much the picture counts, 0…100.
    let share: Int
    /// Its category, prices and the like; and the words.
    let wall: WallQuery
    /// From 0.
    let page: Int

    /// What does not parse is left out, as on every wall.
    ///
    /// At most two statements.
    init(_ query: Query, _ shelf: Shelf, in db: Database) async throws {
        part = query["part"].flatMap(PicturePart.init(text:)) ?? .whole
        if let seen = query["seen"].flatMap(SeenPicture.init(text:)) {
            source = .seen(seen)
        } else {
            source = query["like"].flatMap(ProductID.init(pathText:)).map { [part] in .product($0, part) }
        }
        share =
            query["share"].flatMap { Int($0) }.flatMap { (0...100).contains($0) ? $0 : nil } ?? PictureWish.usualShare
        wall = try await WallQuery(query, shelf, in: db)
        let last = FindByPicture.deepest / WallQuery.pageSize
        page = query["page"].flatMap { Int($0) }.map { max(0, min($0 - 1, last)) } ?? 0
    }

    func wish(_ source: PictureWish.Source) -> PictureWish {
        var wish = PictureWish(
            source, words: wall.words, share: share, filter: wall.filter, limit: WallQuery.pageSize)
        wish.offset = page * WallQuery.pageSize
        return wish
    }

    /// What a search of this showed, as the diary keeps it.
    func logged(_ request: Request, _ finding: PictureFinding, in language: Language, taking time: Duration)
        -> LoggedSearch?
    {
        guard let list = ListKey(path: request.path, request.query.all) else { return nil }
        var search = LoggedSearch(list: list, words: wall.words ?? "", language: language)
        (search.source, search.filters) = (.picture, wall.kinds)
        (search.page, search.firstPlace) = (page, page * WallQuery.pageSize)
        search.shown = finding.neighbours.map(\.product)
        search.total = finding.hasMore ? nil : search.firstPlace + search.shown.count
        search.milliseconds = max(1, Int(time / .milliseconds(1)))
        return search
    }

    /// Which picture, as the address says it.
    var pairs: [(String, String)] {
        switch source {
        case nil: []
        case .seen(let seen): [("seen", seen.text)] + partPairs
        case .product(let id, _): [("like", id.pathText)] + partPairs
        }
    }

    private var partPairs: [(String, String)] { part == .whole ? [] : [("part", part.text)] }

    var questionPairs: [(String, String)] {
        (wall.words.map { [("q", $0)] } ?? []) + (share == PictureWish.usualShare ? [] : [("share", String(share))])
    }

    /// What narrows it down that the form has no field for.
    var keptPairs: [(String, String)] {
        let fields: Set<String> = ["q", "brand", "condition", "from", "to", "sort", "days", "stock", "at", "km"]
        return (wall.brand.map { [("brand", $0.slug)] } ?? []) + wall.pairs.filter { !fields.contains($0.0) }
    }

    /// What the form has a field for.
    var filterPairs: [(String, String)] {
        (wall.category.map { [("category", $0.slug.text)] } ?? [])
            + wall.pairs.filter { ["condition", "from", "to"].contains($0.0) }
    }

    /// Another page of this search, or the same with another picture.
    func link(page: Int = 0, picture: [(String, String)]? = nil) -> Link {
        WallQuery.link(
            StorefrontRoutes.pictureSearch.path(),
            (picture ?? pairs) + questionPairs + filterPairs + keptPairs
                + (page > 0 ? [("page", String(page + 1))] : []))
    }
}
