import Accounts
import Flows
import HTTP
import JSON
import Sellers
import Vocabulary

/// How profiles, addresses and stores look in the API.
enum ProfileJSON {
    private static let kinds = Schema.array(.string(choices: NotificationKind.allCases.map(\.rawValue)))
    static let notifications = Schema.named(
        "Notifications", .object(NotificationChannel.allCases.map { ($0.rawValue, kinds) }))
    static let profileChange = Schema.named(
        "AccountChange",
        .object([
            ("name", .optional(.string())), ("language", .optional(.string())),
            ("notifications", .optional(notifications)),
        ]))
    static let addressChange = Schema.named(
        "AddressChange",
        .object([
            ("label", .optional(.string())), ("text", .optional(.string())), ("latitude", .optional(.number)),
            ("longitude", .optional(.number)), ("isDefault", .optional(.boolean)),
        ]))
    static let address = Schema.named(
        "Address",
        .object([
            ("id", AddressID.schema), ("label", .string()), ("text", .string()), ("latitude", .optional(.number)),
            ("longitude", .optional(.number)), ("isDefault", .boolean), ("createdAt", .string(format: "date-time")),
        ]))
    static let addresses = Schema.named("Addresses", .object([("items", .array(address))]))
    static let storeChange = Schema.named(
        "StoreChange",
        .object(
            ["name", "description", "location", "hours", "contactPhone"].map { ($0, .optional(.string())) }
                + ["latitude", "longitude"].map { ($0, .optional(.number)) }))
    static let store = Schema.named(
        "Store",
        .object([
            ("id", SellerID.schema), ("slug", Slug.schema), ("name", .string()), ("description", .string()),
            ("location", .string()), ("latitude", .optional(.number)), ("longitude", .optional(.number)),
            ("hours", .string()), ("contactPhone", .optional(.string())),
            ("cover", .optional(.string(format: "uri-reference"))),
        ]))

    static func write(_ card: AddressCard, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", card.id.pathText)
            json.member("label", card.label)
            json.member("text", card.text)
            json.key("latitude")
            if let point = card.point { json.value(point.latitude) } else { json.null() }
            json.key("longitude")
            if let point = card.point { json.value(point.longitude) } else { json.null() }
            json.member("isDefault", card.isDefault)
            json.member("createdAt", time: card.createdAt)
        }
    }

    static func write(_ store: StoreProfile, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", store.seller.pathText)
            json.member("slug", store.slug)
            json.member("name", store.name)
            json.key("latitude")
            if let point = store.point { json.value(point.latitude) } else { json.null() }
            json.key("longitude")
            if let point = store.point { json.value(point.longitude) } else { json.null() }
            writeSayings(of: store, to: &json)
        }
    }

    /// What the store's own page and the API's seller share.
    static func writeSayings(of store: StoreProfile, to json: inout JSONWriter) {
        json.member("description", store.description)
        json.member("location", store.location)
        json.member("hours", store.hours.text)
        json.member("contactPhone", store.contactPhone?.e164)
        json.member("cover", store.cover.map { "/img/\($0)/1280.webp" })
    }
}
