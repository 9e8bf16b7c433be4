import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Images
import Postgres
import Sellers
import Vocabulary

/// One listing: its form, its pictures, its variants and numbers, its prices.
struct ListingHandler: Sendable {
    let door: DeskDoor
    let bring: BringPictures
    /// Prices without another currency are in this one.
    let currency: Currency
    private var routes: ListingRoutes { ListingRoutes(area: door.area) }
    private var audience: Audience { door.area.audience(.catalogue) }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.new, for: audience) { request in try await blank(request) },
            Endpoint(routes.creation, for: audience, bodyLimit: 64 << 10) { request in try await create(request) },
            Endpoint(routes.one, for: audience) { request, id in try await show(request, id) },
            Endpoint(routes.revision, for: audience, bodyLimit: 64 << 10) { request, id in
                try await revise(request, id)
            },
            Endpoint(routes.pictures, for: audience, bodyLimit: 64 << 20) { request, id in
                try await addPictures(request, id)
            },
            Endpoint(routes.pictureOrder, for: audience, bodyLimit: 64 << 10) { request, id in
                try await arrange(request, id)
            },
            Endpoint(routes.variants, for: audience, bodyLimit: 64 << 10) { request, id in
                try await variants(request, id)
            },
            Endpoint(routes.numbers, for: audience, bodyLimit: 64 << 10) { request, id in
                try await numbers(request, id)
            },
        ]
    }

    private func blank(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        var form = ListingForm(currency: currency.code)
        if let category = request.query["category"] { form.category = category }
        return try await page(work, nil, form)
    }

    private func create(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        let form = ListingForm(request.form, currency: currency.code)
        do {
            guard let seller = try await owner(work, request) else { throw ListingRefusal.notThere }
            let known = try await Attribute.of(category: form.category, in: work.db)
            let wish = try await form.wish(known, in: work.db)
            let id = try await KeepListing(db: work.db).create(wish, for: seller, by: work.hand)
            return work.done(routes.one.path(id))
        } catch let refusal as ListingRefusal { return try await page(work, nil, form, refusal: refusal) }
    }

    /// Whose the new listing is: at the market's desk, the seller that the form names.
    private func owner(_ work: DeskWork, _ request: Request) async throws -> SellerID? {
        if let seller = work.hand.seller { return seller }
        guard let slug = request.form["seller"].flatMap(Slug.init(pathText:)) else { return nil }
        return try await Seller.find(slug: slug, in: work.db)?.id
    }

    private func show(_ request: Request, _ id: ProductID) async throws -> Response {
        let work = try await door.work(request)
        return try await page(work, try await found(id, work))
    }

    private func revise(_ request: Request, _ id: ProductID) async throws -> Response {
        let work = try await door.form(request)
        let product = try await found(id, work)
        let form = ListingForm(request.form, currency: currency.code)
        do {
            let known = try await Attribute.of(category: form.category, in: work.db)
            let wish = try await form.wish(known, in: work.db)
            try await KeepListing(db: work.db).revise(
                id, wish, revision: form.revision, reason: form.reason, by: work.hand)
        } catch let refusal as ListingRefusal { return try await page(work, product, form, refusal: refusal) }
        return work.done(routes.one.path(id), saying: work.frame("").frame.phrases.account.saved)
    }

    private func addPictures(_ request: Request, _ id: ProductID) async throws -> Response {
        let work = try await door.form(request)
        let product = try await found(id, work)
        do { try await bring.add(request.files("pictures").map(\.bytes), to: id, by: work.hand) } catch let refusal
            as ListingRefusal
        { return try await page(work, product, refusal: refusal) } catch let refusal as PictureRefusal {
            return try await page(work, product, fault: refusal.message)
        }
        return work.done(routes.one.path(id) + "#pictures")
    }

    /// `key` for each picture that stays, in order; `first` and `remove` name the one whose button was pressed.
    private func arrange(_ request: Request, _ id: ProductID) async throws -> Response {
        let work = try await door.form(request)
        let product = try await found(id, work)
        let form = request.form
        var keys = form.all.filter { $0.name == "key" }.map(\.value)
        let alts = Dictionary(
            form.all.filter { $0.name.hasPrefix("alt.") }.map { (String($0.name.dropFirst(4)), $0.value) },
            uniquingKeysWith: { first, _ in first })
        if let first = form["first"], keys.contains(first) { keys = [first] + keys.filter { $0 != first } }
        if let removed = form["remove"] { keys.removeAll { $0 == removed } }
        do { try await bring.arrange(keys, alts: alts, of: id, by: work.hand) } catch let refusal as ListingRefusal {
            return try await page(work, product, refusal: refusal)
        }
        return work.done(routes.one.path(id) + "#pictures")
    }

    private func variants(_ request: Request, _ id: ProductID) async throws -> Response {
        let work = try await door.form(request)
        let product = try await found(id, work)
        let typed = request.form["variants"] ?? ""
        do {
            let wishes = try VariantLines.wishes(typed, currency: product.price.money?.currency ?? currency)
            try await KeepVariants(db: work.db)(wishes, of: id, by: work.hand)
        } catch let refusal as VariantRefusal {
            return try await page(work, product, fault: VariantSaid.refusal(refusal)[work.language], variants: typed)
        }
        return work.done(routes.one.path(id) + "#variants")
    }

    private func numbers(_ request: Request, _ id: ProductID) async throws -> Response {
        let work = try await door.form(request)
        _ = try await found(id, work)
        let form = request.form
        let numbers = [("oem", PartNumber.Kind.oem), ("cross", .cross)].flatMap { name, kind in
            (form[name] ?? "").split(whereSeparator: { $0.isNewline || $0 == "," || $0 == ";" }).map {
                PartNumber(kind, $0.trimmingCharacters(in: .whitespaces))
            }
        }
        try await KeepVariants(db: work.db).number(numbers, of: id, by: work.hand)
        return work.done(routes.one.path(id) + "#numbers")
    }

    /// - Throws: `Problem` 404 for what is not of this desk.
    func found(_ id: ProductID, _ work: DeskWork) async throws -> Product {
        guard let product = try await Product.find(id, of: work.hand.seller, in: work.db) else {
            throw Problem(.notFound, code: "no-such-listing")
        }
        return product
    }

    func page(
        _ work: DeskWork, _ product: Product?, _ typed: ListingForm? = nil, refusal: ListingRefusal? = nil,
        fault: String? = nil, variants: String? = nil
    ) async throws -> Response {
        let db = work.db
        let brand = try await product?.brandID.asyncMap { try await Brand.find($0, in: db)?.name } ?? nil
        let form =
            typed ?? product.map { ListingForm($0, brand: brand, currency: currency.code) }
            ?? ListingForm(currency: currency.code)
        let view = ListingView(
            product: product, form: form, fault: fault ?? refusal.map { ListingSaid.refusal($0)[work.language] },
            tree: try await CategoryTree.load(in: db), brands: try await Brand.all(limit: 500, in: db).map(\.name),
            attributes: try await Attribute.of(category: form.category, in: db),
            sellers: product == nil && work.hand.isMarket ? try await Seller.all(in: db) : [],
            pictures: try await product.asyncMap { try await ProductPicture.of($0.id, in: db) } ?? [],
            variants: try await product.asyncMap { product in
                VariantLines.text(
                    try await Variant.of(product.id, in: db), currency: product.price.money?.currency ?? currency)
            } ?? "",
            typedVariants: variants,
            numbers: try await product.asyncMap { try await PartNumber.of($0.id, in: db) } ?? [],
            fitments: try await fitments(of: product, work),
            prices: try await product.asyncMap { try await PriceChange.of($0.id, limit: 200, in: db) } ?? [],
            lowest: try await product.asyncMap { try await PriceChange.lowestBeforeReduction(of: $0.id, in: db) }
                ?? nil,
            note: work.request.query["note"].map { String($0.prefix(200)) })
        let title = product.map { $0.title.isEmpty ? "—" : $0.title } ?? ListingSaid.new[work.language]
        return work.page(
            ListingPage(desk: work.frame(title), routes: routes, view: view),
            view.fault == nil ? .ok : .unprocessable)
    }
}

extension ListingHandler {
    private func fitments(of product: Product?, _ work: DeskWork) async throws -> FitmentsView {
        guard let product else { return FitmentsView(known: [], words: "", found: []) }
        let words = String((work.request.query["car"] ?? "").trimmed.prefix(80))
        return FitmentsView(
            known: try await Fitment.of(product.id, in: work.db), words: words,
            found: words.isEmpty ? [] : try await Vehicle.named(like: words, limit: 50, in: work.db))
    }
}
