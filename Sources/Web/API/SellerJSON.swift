import HTTP
import JSON
import Sellers
import Vocabulary

/// How sellers look in the API. The numbers of their catalogues are masked: who wants to talk to one goes through a lead.
enum SellerJSON {
    static let name = Schema.named(
        "SellerName", .object([("id", SellerID.schema), ("name", .string()), ("slug", Slug.schema)]))
    static let summary = Schema.named(
        "SellerSummary",
        .object([
            ("id", SellerID.schema), ("name", .string()), ("slug", Slug.schema), ("liveProducts", .integer(minimum: 0)),
        ]))
    static let summaries = Schema.named("Sellers", .object([("items", .array(summary))]))
    static let seller = Schema.named(
        "Seller",
        .object([
            ("id", SellerID.schema), ("name", .string()), ("slug", Slug.schema), ("description", .string()),
            ("location", .string()), ("hours", .string()), ("contactPhone", .optional(.string())),
            ("cover", .optional(.string(format: "uri-reference"))), ("isOpenNow", .optional(.boolean)),
            ("phone", .string()), ("liveProducts", .integer(minimum: 0)), ("leads", .integer(minimum: 0)),
            ("isVerified", .boolean), ("isOfficialStore", .boolean),
            ("syncedAt", .optional(.string(format: "date-time"))),
        ]))

    static func writeName(_ id: SellerID, _ name: String, _ slug: String, to json: inout JSONWriter) {
        json.key("seller")
        json.object { json in
            json.member("id", id.pathText)
            json.member("name", name)
            json.member("slug", slug)
        }
    }

    static func write(_ seller: SellerSummary, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", seller.id.pathText)
            json.member("name", seller.name)
            json.member("slug", seller.slug)
            json.member("liveProducts", seller.liveProducts)
        }
    }

    /// - Parameter isOpen: nil without opening hours.
    static func write(
        _ seller: Seller, _ store: StoreProfile, _ figures: SellerFigures, isOpen: Bool?, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("id", seller.id.pathText)
            json.member("name", seller.name)
            json.member("slug", seller.slug)
            ProfileJSON.writeSayings(of: store, to: &json)
            json.key("isOpenNow")
            if let isOpen { json.value(isOpen) } else { json.null() }
            json.member("phone", seller.phone.masked)
            json.member("liveProducts", figures.liveProducts)
            json.member("leads", figures.leads)
            json.member("isVerified", seller.verifiedAt != nil)
            json.member("isOfficialStore", seller.isOfficialStore)
            json.member("syncedAt", time: seller.lastSyncedAt)
        }
    }
}
