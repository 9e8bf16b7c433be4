import Catalog
import HTTP
import Inventory
import JSON
import Sellers
import Vocabulary

/// How products look in the API.
enum ProductJSON {
    static let price = Schema.named(
        "Price",
        .object([
            ("minor", .integer(minimum: 0)), ("currency", .string(pattern: "^[A-Z]{3}$")),
        ]))
    static let picture = Schema.named(
        "Picture",
        .object([
            ("url", .string(format: "uri-reference")), ("isKept", .boolean), ("width", .optional(.integer(minimum: 1))),
            ("height", .optional(.integer(minimum: 1))), ("colour", .optional(.string(pattern: "^#[0-9a-f]{6}$"))),
        ]))
    private static let shared: [(name: String, schema: Schema)] = [
        ("id", ProductID.schema), ("title", .string()), ("category", .string()), ("price", .optional(price)),
        ("isPriceOnRequest", .boolean), ("picture", picture), ("seller", SellerJSON.name),
        ("checkedAt", .string(format: "date-time")), ("liveSince", .string(format: "date-time")),
    ]
    static let card = Schema.named("ProductCard", .object(shared))
    static let product = Schema.named(
        "Product",
        .object(
            shared + [
                ("description", .string()), ("availability", .string(choices: Availability.allCases.map(\.rawValue))),
            ]))
    static let items = Schema.named("Products", .object([("items", .array(card))]))
    static let page = Schema.named(
        "ProductPage", .object([("items", .array(card)), ("next", .optional(Cursor.schema))]))
    static let lead = Schema.named(
        "Lead",
        .object([
            ("reference", .string(pattern: "^[2-9A-Z]{6}$")), ("whatsappUrl", .string(format: "uri")),
        ]))

    static func write(_ product: ProductCard, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", product.id.pathText)
            json.member("title", product.title)
            json.member("category", product.category)
            write(product.price, to: &json)
            write(product.picture, to: &json)
            SellerJSON.writeName(product.sellerID, product.sellerName, product.sellerSlug, to: &json)
            json.member("checkedAt", time: product.lastHydratedAt)
            json.member("liveSince", time: product.liveSince)
        }
    }

    static func write(
        _ product: Product, seller: Seller, availability: Availability, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("id", product.id.pathText)
            json.member("title", product.title)
            json.member("category", product.category)
            write(product.price, to: &json)
            write(product.picture, to: &json)
            SellerJSON.writeName(seller.id, seller.name, seller.slug, to: &json)
            json.member("checkedAt", time: product.lastHydratedAt)
            json.member("liveSince", time: product.liveSince)
            json.member("description", product.description)
            json.member("availability", availability.rawValue)
        }
    }

    private static func write(_ price: ListedPrice, to json: inout JSONWriter) {
        json.key("price")
        if case .amount(let minor, let currency) = price {
            json.object { json in
                json.member("minor", minor)
                json.member("currency", currency)
            }
        } else {
            json.null()
        }
        json.member("isPriceOnRequest", price == .onRequest)
    }

    private static func write(_ picture: ListedPicture, to json: inout JSONWriter) {
        json.key("picture")
        json.object { json in
            json.key("url")
            json.value(picture.key.map { "/img/\($0)/640.jpeg" } ?? picture.sourceURL)
            json.member("isKept", picture.key != nil)
            json.member("width", picture.width)
            json.member("height", picture.height)
            json.member("colour", picture.colour)
        }
    }
}
