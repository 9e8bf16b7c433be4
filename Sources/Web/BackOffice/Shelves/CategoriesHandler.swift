import Accounts
import Catalog
import Frame
import HTTP
import Postgres
import Vocabulary

/// The tree of categories: names, slugs, landing texts, places, and what their goods have.
struct CategoriesHandler: Sendable {
    let door: DeskDoor
    private var audience: Audience { .staff(.catalogue) }

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.categories, for: audience) { request in
                try await tree(try await door.work(request))
            },
            Endpoint(ShelfRoutes.categoryCreation, for: audience, bodyLimit: 64 << 10) { request in
                try await create(try await door.form(request))
            },
            Endpoint(ShelfRoutes.category, for: audience) { request, code in
                try await one(try await door.work(request), code.text)
            },
            Endpoint(ShelfRoutes.categoryChange, for: audience, bodyLimit: 128 << 10) { request, code in
                try await change(request, code.text) { tx, node, form in
                    guard let slug = Slug(pathText: (form["slug"] ?? "").trimmed) else {
                        throw CategoryRefusal.slugTaken
                    }
                    try await CategoryNode.change(
                        node.code, names: Names(form, "name", over: node.names),
                        landing: Names(form, "landing", over: node.landing, longest: 4_000), slug: slug, in: tx)
                }
            },
            Endpoint(ShelfRoutes.categoryPlace, for: audience, bodyLimit: 8 << 10) { request, code in
                try await change(request, code.text) { tx, node, form in
                    let parent = form["parent"].flatMap { $0.isEmpty ? nil : $0 }
                    let position = form["position"].flatMap { Int($0) }.map { max(0, $0 - 1) } ?? .max
                    try await CategoryNode.move(node.code, below: parent, at: position, in: tx)
                }
            },
            Endpoint(ShelfRoutes.categoryRemoval, for: audience, bodyLimit: 8 << 10) { request, code in
                try await remove(try await door.form(request), code.text)
            },
            Endpoint(ShelfRoutes.attachment, for: audience, bodyLimit: 8 << 10) { request, code in
                try await change(request, code.text) { tx, node, form in
                    guard let attribute = form["attribute"], try await Attribute.find(attribute, in: tx) != nil else {
                        throw CategoryRefusal.notThere
                    }
                    try await Attribute.attach(
                        attribute, to: node.code, isRequired: form["required"] != nil, isFilter: form["filter"] != nil,
                        in: tx)
                }
            },
            Endpoint(ShelfRoutes.detachment, for: audience, bodyLimit: 8 << 10) { request, code in
                try await change(request, code.text) { tx, node, form in
                    try await Attribute.detach(form["attribute"] ?? "", from: node.code, in: tx)
                }
            },
        ]
    }

    private func tree(_ work: DeskWork, typed: Query? = nil, refusal: CategoryRefusal? = nil) async throws -> Response {
        let view = CategoriesView(
            tree: try await CategoryTree.load(in: work.db), counts: try await CategoryCount.all(in: work.db),
            typed: typed, note: work.note, fault: refusal.map { CategorySaid.refusal($0)[work.language] })
        return work.page(
            CategoriesPage(desk: work.frame(CategorySaid.categories[work.language]), view: view),
            refusal == nil ? .ok : .unprocessable)
    }

    private func create(_ work: DeskWork) async throws -> Response {
        let form = work.request.form
        let typed = (form["slug"] ?? "").trimmed
        do {
            let slug = Slug(pathText: typed)
            if !typed.isEmpty, slug == nil { throw CategoryRefusal.slugTaken }
            let made = try await work.db.transaction { tx in
                try await CategoryNode.create(
                    Names(form, "name"), below: form["parent"].flatMap { $0.isEmpty ? nil : $0 }, slug: slug, in: tx)
            }
            return work.done(path(made.code), saying: work.saved)
        } catch let refusal as CategoryRefusal { return try await tree(work, typed: form, refusal: refusal) }
    }

    private func one(_ work: DeskWork, _ code: String, typed: Query? = nil, refusal: CategoryRefusal? = nil)
        async throws -> Response
    {
        let tree = try await CategoryTree.load(in: work.db)
        guard let node = tree[code] else { throw Problem(.notFound, code: "no-such-category") }
        let view = CategoryView(
            node: node, tree: tree, own: try await Attribute.of(category: code, in: work.db),
            attributes: try await Attribute.all(in: work.db), typed: typed, note: work.note,
            fault: refusal.map { CategorySaid.refusal($0)[work.language] })
        return work.page(
            CategoryPage(desk: work.frame(node.names[work.language]), view: view),
            refusal == nil ? .ok : .unprocessable)
    }

    /// Does something with one category, and shows it again.
    private func change(
        _ request: Request, _ code: String, _ body: (Transaction, CategoryNode, Query) async throws -> Void
    ) async throws -> Response {
        let work = try await door.form(request)
        let form = request.form
        guard let node = try await CategoryTree.load(in: work.db)[code] else {
            throw Problem(.notFound, code: "no-such-category")
        }
        do { try await work.db.transaction { tx in try await body(tx, node, form) } } catch let refusal
            as CategoryRefusal
        { return try await one(work, code, typed: form, refusal: refusal) }
        return work.done(path(code), saying: work.saved)
    }

    private func remove(_ work: DeskWork, _ code: String) async throws -> Response {
        do {
            let count = try await work.db.transaction { tx in try await CategoryNode.remove(code, in: tx) }
            let note = "\(CategorySaid.removed[work.language]) \(work.language.grouped(count))"
            return work.done(ShelfRoutes.categories.path(), saying: note)
        } catch let refusal as CategoryRefusal {
            if refusal == .notThere { throw Problem(.notFound, code: "no-such-category") }
            return try await one(work, code, refusal: refusal)
        }
    }

    private func path(_ code: String) -> String {
        Slug(pathText: code).map { ShelfRoutes.category.path($0) } ?? ShelfRoutes.categories.path()
    }
}

extension DeskWork {
    /// What was just done, as the address before said.
    var note: String? { request.query["note"].map { String($0.prefix(200)) } }
    var saved: String { frame("").frame.phrases.account.saved }
}
