import Accounts
import Catalog
import Flows
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// Brands: the table, another name, two that are one.
struct BrandsHandler: Sendable {
    let door: DeskDoor
    private static let pageSize = 50

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.brands, for: .staff(.catalogue)) { request in
                try await table(try await door.work(request))
            },
            Endpoint(ShelfRoutes.brand, for: .staff(.catalogue)) { request, id in
                try await one(try await door.work(request), id)
            },
            Endpoint(ShelfRoutes.brandRenaming, for: .staff(.catalogue), bodyLimit: 8 << 10) { request, id in
                try await change(request, id) { work, form in
                    try await work.db.transaction { tx in
                        try await Brand.rename(id, to: (form["name"] ?? "").trimmed, in: tx)
                    }
                    return work.done(ShelfRoutes.brand.path(id), saying: work.saved)
                }
            },
            Endpoint(ShelfRoutes.brandMerger, for: .staff(.catalogue), bodyLimit: 8 << 10) { request, id in
                try await change(request, id) { work, form in
                    let name = (form["other"] ?? "").trimmed
                    let found = name.isEmpty ? nil : try await Brand.all(beginning: name, limit: 1, in: work.db).first
                    guard let other = found, other.name.lowercased() == name.lowercased() else {
                        throw BrandRefusal.notThere
                    }
                    let count = try await MergeBrands(db: work.db)(id, into: other.id)
                    let note = "\(BrandSaid.merged[work.language]) \(work.language.grouped(count))"
                    return work.done(ShelfRoutes.brand.path(other.id), saying: note)
                }
            },
            Endpoint(ShelfRoutes.brandRemoval, for: .staff(.catalogue), bodyLimit: 8 << 10) { request, id in
                try await change(request, id) { work, _ in
                    try await Brand.remove(id, in: work.db)
                    return work.done(ShelfRoutes.brands.path(), saying: ListingSaid.moved[work.language])
                }
            },
        ]
    }

    private func table(_ work: DeskWork) async throws -> Response {
        let words = String((work.request.query["q"] ?? "").trimmed.prefix(80))
        var rows = try await BrandCount.page(
            beginning: words, after: work.request.query["after"].map { String($0.prefix(80)) },
            limit: Self.pageSize + 1, in: work.db)
        var next: Link?
        if rows.count > Self.pageSize, let last = rows.dropLast().last {
            rows.removeLast()
            let pairs =
                (words.isEmpty ? [] : ["q=" + PercentCoding.encoded(words)])
                + ["after=" + PercentCoding.encoded(last.brand.name)]
            next = Link(ShelfRoutes.brands.path() + "?" + pairs.joined(separator: "&"))
        }
        return work.page(
            BrandsPage(
                desk: work.frame(BrandSaid.brands[work.language]), rows: rows, words: words, next: next,
                note: work.note))
    }

    private func one(_ work: DeskWork, _ id: BrandID, refusal: BrandRefusal? = nil) async throws -> Response {
        guard let brand = try await Brand.find(id, in: work.db) else { throw Problem(.notFound, code: "no-such-brand") }
        let names = try await Brand.all(limit: 500, in: work.db).map(\.name).filter { $0 != brand.name }
        return work.page(
            BrandPage(
                desk: work.frame(brand.name), brand: brand, others: names, note: work.note,
                fault: refusal.map { BrandSaid.refusal($0)[work.language] }),
            refusal == nil ? .ok : .unprocessable)
    }

    private func change(
        _ request: Request, _ id: BrandID, _ body: (DeskWork, Query) async throws -> Response
    ) async throws -> Response {
        let work = try await door.form(request)
        do { return try await body(work, request.form) } catch let refusal as BrandRefusal {
            return try await one(work, id, refusal: refusal)
        }
    }
}
