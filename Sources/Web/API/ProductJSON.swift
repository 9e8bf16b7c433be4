import Catalog
import HTTP
import JSON
import Vocabulary

/// How products look in the API.
enum ProductJSON {
    static let card = Schema.named("ProductCard", .object([
        ("id", ProductID.schema), ("title", .string()), ("category", .string()),
        ("price", .optional(price)), ("isPriceOnRequest", .boolean), ("picture", picture),
        ("seller", .named("SellerName", .object([("id", SellerID.schema), ("name", .string()), ("slug", .string())]))),
        ("checkedAt", .string(format: "date-time")), ("liveSince", .string(format: "date-time")),
    ]))
    static let price = Schema.named("Price", .object([("minor", .integer(minimum: 0)), ("currency", .string(pattern: "^[A-Z]{3}$"))]))
    static let picture = Schema.named("Picture", .object([
        ("url", .string(format: "uri-reference")), ("width", .optional(.integer(minimum: 1))), ("height", .optional(.integer(minimum: 1))),
        ("colour", .optional(.string(pattern: "^#[0-9a-f]{6}$"))),
    ]))

    static func write(_ product: ProductCard, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", product.id.pathText)
            json.member("title", product.title)
            json.member("category", product.category)
            write(product.price, to: &json)
            json.key("picture")
            write(product.picture, to: &json)
            json.key("seller")
            json.object { json in
                json.member("id", product.sellerID.pathText)
                json.member("name", product.sellerName)
                json.member("slug", product.sellerSlug)
            }
            json.member("checkedAt", Timestamp.text(product.lastHydratedAt))
            json.member("liveSince", Timestamp.text(product.liveSince))
        }
    }

    static func write(_ price: ListedPrice, to json: inout JSONWriter) {
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

    static func write(_ picture: ListedPicture, to json: inout JSONWriter) {
        json.object { json in
            json.member("url", picture.key.map { "/img/\($0)/640.jpeg" } ?? picture.sourceURL)
            json.member("width", picture.width)
            json.member("height", picture.height)
            json.member("colour", picture.colour)
        }
    }
}
