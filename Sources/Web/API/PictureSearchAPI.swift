import Accounts
import Cache
import Catalog
import Flows
import Frame
import HTTP
import JSON
import Postgres
import Search
import Vocabulary

/// Searching by picture for programs. A picture is looked at and let go of.
struct PictureSearchAPI: Sendable {
    private let db: Database
    private let kit: PageKit
    private let find: FindByPicture
    private let limits: DoorLimits?
    private let diary: SearchDiary
    private let tree: Remembered<CategoryTree>

    init(db: Database, kit: PageKit, find: FindByPicture, limits: DoorLimits?, diary: SearchDiary) {
        (self.db, self.kit, self.find, self.limits, self.diary) = (db, kit, find, limits, diary)
        tree = Remembered(for: .seconds(10)) { try await CategoryTree.load(in: db) }
    }

    static let search = Route(.post, "/api/v1/search/picture")

    private static let partSchema = Schema.string(pattern: "^(whole|subject|[0-9.]+(,[0-9.]+){3})$")
    static let parameters = [
        QueryParameter("q", .string(), "Words beside the picture: “blue”"),
        QueryParameter(
            "share", .integer(minimum: 0, maximum: 100), "How much the picture counts, in hundredths; 60 unless told"),
        QueryParameter(
            "part", partSchema,
            "Which part of the picture: left, top, width and height in shares of its sides, `subject` for what stands out, or `whole`"
        ),
    ]

    /// A field `picture`; what narrows the list down is called as in a list of products.
    private static let question = Schema.named(
        "PictureQuestion",
        .object([
            ("picture", .string(format: "binary")), ("q", .optional(.string())),
            ("share", .optional(.integer(minimum: 0, maximum: 100))), ("part", .optional(partSchema)),
            ("limit", .optional(.integer(minimum: 1, maximum: 100))), ("category", .optional(.string())),
            ("seller", .optional(SellerID.schema)), ("brand", .optional(Slug.schema)),
            ("condition", .optional(.string(choices: Condition.allCases.map(\.rawValue)))),
            ("priceFrom", .optional(.integer(minimum: 0))), ("priceTo", .optional(.integer(minimum: 0))),
            ("attribute", .optional(.array(.string()))), ("fits", .optional(VehicleID.schema)),
            ("year", .optional(.integer(minimum: 1900, maximum: 2100))),
        ]))
    private static let answer = Schema.named(
        "PictureAnswer",
        .object([
            ("items", .array(ProductJSON.card)), ("part", partSchema), ("subject", partSchema),
        ]))

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.search, for: .everyone, "Live products that look like a picture, nearest first", tag: "Products",
                body: Self.question, bodyType: "multipart/form-data", returns: Self.answer, success: .ok,
                refusals: [.badRequest, .forbidden, .unprocessable, .tooManyRequests, .unavailable],
                bodyLimit: BroughtPictures.bodyLimit
            ) { request in try await search(request) }
        ]
    }

    private func search(_ request: Request) async throws -> Response {
        try kit.visitors.checkOrigin(request)
        guard request.headers["content-type"]?.lowercased().hasPrefix("multipart/form-data") == true else {
            throw Problem(.unsupportedMediaType, code: "multipart-wanted")
        }
        try await limits?.admit(.picture, from: request.peer)
        let form = request.form
        let asked = try Question(form)
        let list = try await ListQuery(
            form.without(Set(Self.parameters.map(\.name) + ["after"])), tree: { try await tree.value() }, in: db)
        let started = ContinuousClock.now
        let (look, cards) = try await Self.refusing {
            guard let file = request.files("picture").first else { throw PictureSearchRefusal.noPicture }
            let look = try await find.look(at: file.bytes, asked.part)
            let wish = PictureWish(
                .seen(look.seen), words: asked.words, share: asked.share, filter: list.filter, limit: list.limit)
            return (look, try await ProductCard.of(try await find(wish).neighbours, in: db))
        }
        let pairs = [(name: "seen", value: look.seen.text), (name: "q", value: asked.words ?? "")]
        ProgramSearches(diary: diary, kit: kit).note(
            request, pairs, .picture, taking: started.duration(to: .now)
        ) { search in
            search.words = asked.words ?? ""
            search.shown = cards.map(\.id)
        }
        var json = JSONWriter(reserving: 512 * (cards.count + 1))
        json.object { json in
            json.key("items")
            json.array(of: cards) { json, product in ProductJSON.write(product, to: &json) }
            json.member("part", look.part.text)
            json.member("subject", look.subject.text)
        }
        var response = Response.json(json.bytes)
        response.headers.add("Cache-Control", "no-store")
        return response
    }

    /// Words, their share and the part: unlike a page, the API refuses what it does not understand.
    struct Question: Sendable {
        let words: String?
        let share: Int
        let part: PicturePart

        init(_ query: Query) throws {
            words = query["q"].map { String($0.prefix(200)) }
            let text = query["share"] ?? String(PictureWish.usualShare)
            guard let share = Int(text), (0...100).contains(share) else {
                throw Problem(.badRequest, code: "bad-parameter", detail: "share should be 0 to 100.")
            }
            guard let part = PicturePart(text: query["part"] ?? PicturePart.whole.text) else {
                throw Problem(.badRequest, code: "bad-parameter", detail: "part is not a part of a picture.")
            }
            (self.share, self.part) = (share, part)
        }

        var isPlain: Bool { part == .whole && !(words?.contains { !$0.isWhitespace } ?? false) }
        /// Two that ask the same have the same.
        var name: String { isPlain ? "" : "\(part.text) \(share) \(words ?? "")" }
    }

    /// Refusals as problems.
    static func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch let refusal as PictureSearchRefusal {
            switch refusal {
            case .busy: throw Problem(.unavailable, code: refusal.code, headers: ["Retry-After": "2"])
            case .noSuchProduct: throw Problem(.notFound, code: refusal.code)
            case .noPicture, .picture, .blank, .outdated:
                throw Problem(.unprocessable, code: refusal.code, detail: refusal.message)
            }
        }
    }
}

extension Query {
    fileprivate func without(_ names: Set<String>) -> Query {
        Query(
            all.filter { !names.contains($0.name) }.map {
                PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value)
            }.joined(separator: "&"))
    }
}
