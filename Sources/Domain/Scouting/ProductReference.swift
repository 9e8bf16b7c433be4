import Vocabulary

/// A product in WhatsApp's catalogue: 16 or 17 digits.
package struct WhatsAppProductID: Hashable, Sendable, CustomStringConvertible {
    package let digits: String

    /// Nil unless there are exactly 16 or 17 Latin digits.
    package init?(_ digits: some StringProtocol) {
        guard (16...17).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.digits = String(digits)
    }
    package var description: String { digits }
}

/// One product of one seller, as the Scout hands it over.
package struct ProductReference: Hashable, Sendable {
    package let productID: WhatsAppProductID
    package let sellerPhone: Phone

    package init(productID: WhatsAppProductID, sellerPhone: Phone) {
        self.productID = productID
        self.sellerPhone = sellerPhone
    }
}
