import Accounts
import Catalog
import Frame
import HTTP
import Merchandising
import Postgres
import Vocabulary

/// Rows of products on the market's first page.
struct FeaturedHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.featured, for: .staff(.merchandising)) { request in
                let proposed = FeaturedForm(request.query)
                return try await page(
                    try await door.work(request), typed: proposed.titles == FeaturedForm().titles ? nil : proposed)
            },
            Endpoint(ShelfRoutes.featuredCreation, for: .staff(.merchandising), bodyLimit: 32 << 10) { request in
                try await save(request, nil)
            },
            Endpoint(ShelfRoutes.featuredChange, for: .staff(.merchandising), bodyLimit: 32 << 10) { request, id in
                try await save(request, id)
            },
            Endpoint(ShelfRoutes.featuredRemoval, for: .staff(.merchandising), bodyLimit: 32 << 10) { request, id in
                let work = try await door.form(request)
                try await FeaturedRow.remove(id, in: work.db)
                return work.done(ShelfRoutes.featured.path(), saying: work.saved)
            },
        ]
    }

    private func page(_ work: DeskWork, typed: FeaturedForm? = nil, refusal: MerchandisingRefusal? = nil)
        async throws -> Response
    {
        let rows = try await FeaturedRow.all(in: work.db)
        var brands: [BrandID: String] = [:]
        for row in rows {
            if case .brand(let id) = row.goods { brands[id] = try await Brand.find(id, in: work.db)?.name }
        }
        return work.page(
            FeaturedPage(
                desk: work.frame(MerchandisingSaid.featured[work.language]),
                forms: rows.map { ($0.id, FeaturedForm($0, brands: brands)) }, typed: typed,
                tree: try await CategoryTree.load(in: work.db),
                brands: try await Brand.all(limit: 500, in: work.db).map(\.name), note: work.note,
                fault: refusal.map { MerchandisingSaid.refusal($0)[work.language] }),
            refusal == nil ? .ok : .unprocessable)
    }

    private func save(_ request: Request, _ id: FeaturedRowID?) async throws -> Response {
        let work = try await door.form(request)
        let typed = FeaturedForm(request.form)
        do {
            let goods = try await goods(typed, in: work.db)
            let days = try DaySpan(typed: typed.first, typed.last)
            try await work.db.transaction { tx in
                try await FeaturedRow.save(
                    typed.titles, goods, position: typed.position, days: days, as: id, in: tx)
            }
        } catch let refusal as MerchandisingRefusal {
            return try await page(work, typed: id == nil ? typed : nil, refusal: refusal)
        }
        return work.done(ShelfRoutes.featured.path(), saying: work.saved)
    }

    private func goods(_ typed: FeaturedForm, in db: Database) async throws -> FeaturedRow.Goods {
        let ids = typed.products.split { $0.isWhitespace || $0 == "," }.map { text in
            // An address of a product's page will do.
            ProductID(pathText: String(text.split(separator: "/").last?.prefix { $0 != "?" } ?? ""))
        }
        switch (typed.category.isEmpty, typed.brand.isEmpty, ids.isEmpty) {
        case (false, true, true): return .category(typed.category)
        case (true, false, true):
            let found = try await Brand.all(beginning: typed.brand, limit: 1, in: db).first
            guard let found, found.name.lowercased() == typed.brand.lowercased() else {
                throw MerchandisingRefusal.noGoods
            }
            return .brand(found.id)
        case (true, true, false):
            let known = ids.compactMap(\.self)
            guard known.count == ids.count, known.count <= FeaturedRow.mostProducts,
                try await ProductCard.find(known, in: db).count == Set(known).count
            else { throw MerchandisingRefusal.noGoods }
            return .picked(known)
        default: throw MerchandisingRefusal.noGoods
        }
    }
}

/// What the form of a row holds, as it was typed.
struct FeaturedForm: Sendable {
    var titles = Names([:])
    var category = ""
    /// Its name.
    var brand = ""
    /// Ids, a line each.
    var products = ""
    var position = 0
    var first = ""
    var last = ""

    init() {}

    init(_ row: FeaturedRow, brands: [BrandID: String]) {
        titles = row.titles
        switch row.goods {
        case .category(let code): category = code
        case .brand(let id): brand = brands[id] ?? ""
        case .picked(let ids): products = ids.map(\.pathText).joined(separator: "\n")
        }
        (position, first, last) = (row.position, row.days.first ?? "", row.days.last ?? "")
    }

    init(_ form: Query) {
        titles = Names(form, "title")
        category = form["category"] ?? ""
        brand = (form["brand"] ?? "").trimmed
        products = (form["products"] ?? "").trimmed
        position = max(-1_000, min(1_000, Int((form["position"] ?? "").trimmed) ?? 0))
        (first, last) = ((form["first"] ?? "").trimmed, (form["last"] ?? "").trimmed)
    }
}
