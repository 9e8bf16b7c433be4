import Accounts
import Inventory
import Jobs
import Postgres
import Sellers
import Vault
import Vocabulary

/// Sends an order to its supplier: by mail where there is an address, and else it only counts as sent.
package struct SendPurchaseOrder: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// - Parameter language: that of the mail.
    /// - Returns: whether a mail was queued.
    /// - Throws: `PurchaseRefusal`.
    @discardableResult
    package func callAsFunction(_ id: PurchaseOrderID, in language: Language, by hand: DeskHand) async throws -> Bool {
        try await door.db.transaction { tx in
            guard let order = try await PurchaseOrder.locked(id, of: hand.seller, in: tx),
                let supplier = try await Supplier.find(order.supplier, of: order.seller, in: tx),
                let seller = try await Seller.find(order.seller, in: tx)
            else { throw PurchaseRefusal.notThere }
            let lines = try await order.lines(in: tx)
            guard !lines.isEmpty else { throw PurchaseRefusal.noLines }
            try await order.move(to: .sent, in: tx)
            guard let address = EmailAddress(supplier.email) else { return false }
            let letter = PurchaseLetter(order: order, lines: lines, seller: seller.name, phone: seller.phone.e164)
            let to = try await door.vault.keep(.email(address), in: tx)
            let body = try await door.vault.keep(.message(letter.text(in: language, market: door.market)), in: tx)
            try await JobQueue.enqueue(
                AccountJobs.sendMessage, MessageTask(to: to, medium: Contact.Kind.email.rawValue, body: body), in: tx)
            return true
        }
    }
}
