import Catalog
import HTTP
import Inventory
import JSON
import Postgres
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
                ("brand", .optional(VehicleJSON.name)),
                ("condition", .string(choices: Condition.allCases.map(\.rawValue))),
                (
                    "rating",
                    .optional(
                        .named("Rating", .object([("average", .number), ("reviews", .integer(minimum: 1))])))
                ),
                (
                    "attributes",
                    .array(.named("ProductAttribute", .object([("code", .string()), ("value", .string())])))
                ), ("pictures", .array(.string(format: "uri-reference"))),
                ("fits", .array(VehicleJSON.fitment)),
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

    /// What one product's answer says besides its row.
    struct Details: Sendable {
        let availability: Availability
        let brand: Brand?
        let pictures: [String]
        let fitments: [Fitment]

        /// At most four statements.
        init(of product: Product, in db: Database) async throws {
            availability = Availability(of: try await VariantStock.of(product.id, in: db))
            if let id = product.brandID { brand = try await Brand.find(id, in: db) } else { brand = nil }
            pictures = try await ProductPicture.of(product.id, in: db).compactMap(\.key)
            fitments = try await Fitment.of(product.id, in: db)
        }
    }

    static func write(_ product: Product, seller: Seller, _ details: Details, to json: inout JSONWriter) {
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
            json.member("availability", details.availability.rawValue)
            json.key("brand")
            if let brand = details.brand {
                json.object { json in
                    json.member("name", brand.name)
                    json.member("slug", brand.slug)
                }
            } else {
                json.null()
            }
            json.member("condition", product.condition.rawValue)
            json.key("rating")
            if let average = product.rating.average {
                json.object { json in
                    json.member("average", (average * 100).rounded() / 100)
                    json.member("reviews", product.rating.reviews)
                }
            } else {
                json.null()
            }
            json.key("attributes")
            json.array(of: product.attributes.sorted { $0.key < $1.key }) { json, said in
                json.object { json in
                    json.member("code", said.key)
                    json.member("value", said.value.field)
                }
            }
            json.key("pictures")
            json.array(of: details.pictures) { json, key in json.value("/img/\(key)/960.jpeg") }
            json.key("fits")
            json.array(of: details.fitments) { json, fitment in VehicleJSON.write(fitment, to: &json) }
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
