import Catalog
import Events
import Inventory
import Postgres
import Sellers
import Vocabulary

/// Sends a buyer to the seller's WhatsApp, and the seller a lead.
package struct BuyOnWhatsApp: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// What the buyer's message says, from the product's title and the lead's reference.
    package typealias Message = @Sendable (_ title: String, _ reference: String) -> String

    package struct Sale: Sendable {
        package let reference: String
        /// `https://wa.me/…` with the message in it.
        package let address: String
    }

    /// - Parameter variant: which of them; one that is not the product's is none.
    /// - Returns: nil when the product is not live.
    /// - Throws: `StockRefusal.soldOut` when nothing of it, or of the chosen variant, is free: then no lead is written.
    package func callAsFunction(
        _ id: ProductID, variant: VariantID? = nil, visitor: VisitorID, message: Message
    ) async throws -> Sale? {
        let stock = try await VariantStock.of(id, in: db), choice = stock.first { $0.id == variant }
        let sale = try await db.transaction { tx -> (Product, Phone, Lead)? in
            guard let product = try await Product.find(id, in: tx), product.status == .live,
                let phone = try await phone(for: product, in: tx)
            else { return nil }
            if (choice?.availability ?? Availability(of: stock)) == .soldOut { throw StockRefusal.soldOut }
            try await Lead.lockTap(product: id, visitor: visitor, in: tx)
            if let lead = try await Lead.recent(product: id, visitor: visitor, in: tx) { return (product, phone, lead) }
            let lead = try await Lead.record(product: id, seller: product.sellerID, visitor: visitor, in: tx)
            try await Outbox.record(
                "lead", of: id.pathText, ["reference": lead.reference, "seller": product.sellerID.pathText], in: tx)
            return (product, phone, lead)
        }
        guard let (product, phone, lead) = sale else { return nil }
        let options = choice.map { $0.options.isEmpty ? "" : " (\($0.options.prefix(80)))" } ?? ""
        let title = String(product.title.prefix(120)) + options
        return Sale(
            reference: lead.reference,
            address: "https://wa.me/\(phone.digits)?text="
                + URLText.encoded(message(title, lead.reference)))
    }

    /// The number of the catalogue that the product stands in; of a listing from elsewhere, its seller's.
    private func phone(for product: Product, in tx: Transaction) async throws -> Phone? {
        if let phone = product.sellerPhone { return phone }
        return try await Seller.find(product.sellerID, in: tx)?.phone
    }
}
