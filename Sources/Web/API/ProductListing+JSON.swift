import Catalog
import JSON
import Vocabulary

extension ProductJSON {
    /// The same as a card's JSON, from a row whose texts are never copied.
    static func write(_ product: ProductListing, to json: inout JSONWriter) {
        json.openObject()
        json.member("id", product.id)
        json.member("title", .title, of: product)
        json.member("category", .category, of: product)
        writePrice(of: product, to: &json)
        writePicture(of: product, to: &json)
        json.key("seller")
        json.openObject()
        json.member("id", product.sellerID)
        json.member("name", .sellerName, of: product)
        json.member("slug", .sellerSlug, of: product)
        json.closeObject()
        json.member("checkedAt", seconds: product.checkedAt)
        json.member("liveSince", seconds: product.liveSince)
        json.closeObject()
    }

    private static func writePrice(of product: ProductListing, to json: inout JSONWriter) {
        let minor = product.priceMinor
        json.key("price")
        if let minor {
            json.openObject()
            json.member("minor", minor)
            json.member("currency", .currency, of: product)
            json.closeObject()
        } else {
            json.null()
        }
        json.member("isPriceOnRequest", minor == nil && product.isPriceOnRequest)
    }

    private static func writePicture(of product: ProductListing, to json: inout JSONWriter) {
        let isKept = product.isKept
        json.key("picture")
        json.openObject()
        if isKept {
            json.key("url")
            _ = product.text(.pictureKey) { json.value("/img/", utf8: $0, "/640.jpeg") }
        } else {
            json.member("url", .sourceURL, of: product)
        }
        json.member("isKept", isKept)
        json.member("width", number: product.pictureWidth)
        json.member("height", number: product.pictureHeight)
        json.member("colour", .pictureColour, of: product)
        json.closeObject()
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: StaticString, _ id: IDText) {
        key(name)
        value(utf8: id.ascii.span)
    }
    /// Null when the product has no such text.
    fileprivate mutating func member(_ name: StaticString, _ text: ProductListing.Text, of product: ProductListing) {
        key(name)
        if product.text(text, { value(utf8: $0) }) == nil { null() }
    }
    fileprivate mutating func member(_ name: StaticString, number: Int64?) {
        key(name)
        if let number { value(number) } else { null() }
    }
    fileprivate mutating func member(_ name: StaticString, seconds: Int64?) {
        key(name)
        if let seconds { value(secondsSince1970: seconds) } else { null() }
    }
}
