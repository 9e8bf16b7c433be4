import Catalog
import JSON
import Postgres
import Vocabulary

extension ProductJSON {
    /// The same as a card's JSON, from a row whose texts were never copied.
    static func write(_ product: ProductListing, to json: inout JSONWriter) {
        json.openObject()
        json.member("id", product.id.pathText)
        json.member("title", product.title)
        json.member("category", product.category)
        json.key("price")
        if let minor = product.priceMinor, let currency = product.currency {
            json.openObject()
            json.member("minor", minor)
            json.member("currency", currency)
            json.closeObject()
        } else {
            json.null()
        }
        json.member("isPriceOnRequest", product.priceMinor == nil && product.isPriceOnRequest)
        writePicture(of: product, to: &json)
        json.key("seller")
        json.openObject()
        json.member("id", product.sellerID.pathText)
        json.member("name", product.sellerName)
        json.member("slug", product.sellerSlug)
        json.closeObject()
        json.member("checkedAt", time: product.lastHydratedAt)
        json.member("liveSince", time: product.liveSince)
        json.closeObject()
    }

    private static func writePicture(of product: ProductListing, to json: inout JSONWriter) {
        json.key("picture")
        json.openObject()
        json.key("url")
        if let key = product.pictureKey {
            key.withUTF8 { json.value("/img/", utf8: $0, "/640.jpeg") }
        } else {
            product.sourceURL.withUTF8 { json.value(utf8: $0) }
        }
        json.member("isKept", product.pictureKey != nil)
        json.member("width", product.pictureWidth)
        json.member("height", product.pictureHeight)
        json.key("colour")
        if let colour = product.pictureColour { colour.withUTF8 { json.value(utf8: $0) } } else { json.null() }
        json.closeObject()
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: StaticString, _ text: FieldText) {
        key(name)
        text.withUTF8 { value(utf8: $0) }
    }
}
