import Vocabulary

/// Prints and parses WhatsApp's public addresses, or those of a stand-in that settings point to.
package struct WhatsAppAddresses: Sendable {
    /// Without a trailing slash.
    package let base: String

    /// - Parameter base: `https://wa.me`, or the stand-in's address with an optional path.
    package init(base: String = "https://wa.me") {
        var base = base
        while base.hasSuffix("/") { base.removeLast() }
        self.base = base
    }

    package func product(_ reference: ProductReference) -> String {
        "\(base)/p/\(reference.productID)/\(reference.sellerPhone.digits)"
    }
    package func catalogue(of seller: Phone) -> String { "\(base)/c/\(seller.digits)" }

    /// Reads a product's address; one at the real `wa.me` is understood whatever the base is.
    package func product(at address: String) -> ProductReference? {
        guard let parts = path(of: address), parts.count == 3, parts[0] == "p", let id = WhatsAppProductID(parts[1]),
            let phone = Phone(digits: String(parts[2]))
        else { return nil }
        return ProductReference(productID: id, sellerPhone: phone)
    }
    /// Reads a catalogue's address, like `product(at:)`.
    package func catalogue(at address: String) -> Phone? {
        guard let parts = path(of: address), parts.count == 2, parts[0] == "c" else { return nil }
        return Phone(digits: String(parts[1]))
    }

    private func path(of address: String) -> [Substring]? {
        guard address.utf8.count <= 2_048 else { return nil }
        let roots = [base, "https://wa.me", "http://wa.me", "https://www.wa.me", "http://www.wa.me", "wa.me"]
        for root in roots {
            guard address.count > root.count, address.prefix(root.count).lowercased() == root.lowercased() else {
                continue
            }
            let rest = address.dropFirst(root.count)
            guard rest.first == "/" else { continue }
            return rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        }
        return nil
    }
}
