import Vocabulary

/// What a live product page says, in bounds and free of markup.
package struct ReadProduct: Hashable, Sendable {
    /// 1…300 characters.
    package var title: String
    /// 0…5,000 characters.
    package var description: String
    package var image: CatalogueImage
    package var canonicalURL: String?
    package var price: ReadPrice

    package init(title: String, description: String, image: CatalogueImage, canonicalURL: String?, price: ReadPrice) {
        self.title = title
        self.description = description
        self.image = image
        self.canonicalURL = canonicalURL
        self.price = price
    }
}
