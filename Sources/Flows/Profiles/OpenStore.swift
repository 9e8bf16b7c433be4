import Accounts
import Audit
import Postgres
import Scouting
import Sellers
import Vault
import Vocabulary

/// Why somebody gets no store.
package enum OpeningRefusal: String, Error, Sendable, CaseIterable {
    /// A store is found, and reached by buyers, by its number: one that a code came back from.
    case noPhone = "no-phone"
    case hasStore = "has-store"
    /// Somebody else runs the store with that number.
    case storeTaken = "store-taken"
    case badName = "bad-store-name"
    case notThere = "not-there"

    package var code: String { rawValue }
}

/// Gives somebody a store: the one that the market knows by their own number already, or a new one.
///
/// Who proved a number to be theirs by its code runs the store with that number; nobody else can.
package struct OpenStore: Sendable {
    private let door: Doorkeeper
    private let addresses: WhatsAppAddresses

    package init(_ door: Doorkeeper, addresses: WhatsAppAddresses) { (self.door, self.addresses) = (door, addresses) }

    /// What waits for somebody who wants to sell.
    package enum Offer: Sendable, Equatable {
        /// A verified number is missing.
        case needsPhone
        /// `phone` is masked.
        case newStore(phone: String)
        /// The market has read this number's catalogue.
        case known(name: String, phone: String)
    }

    /// - Throws: `OpeningRefusal`.
    package func offer(_ id: AccountID) async throws -> Offer {
        guard let account = try await Account.find(id, in: door.db) else { throw OpeningRefusal.notThere }
        if account.seller != nil { throw OpeningRefusal.hasStore }
        guard let phone = try await phone(of: id) else { return .needsPhone }
        guard let known = try await Seller.find(phone: phone, in: door.db) else {
            return .newStore(phone: phone.masked)
        }
        return .known(name: known.name, phone: phone.masked)
    }

    /// - Parameters:
    ///   - name: of a new store, 1 to 120 code points; one that is known keeps its own.
    ///   - readsCatalogue: whether the WhatsApp catalogue of the number is read.
    ///   - person: who asks; the session ends, for its tokens know of no store, and another takes its place.
    /// - Throws: `OpeningRefusal`; then nothing changed.
    package func callAsFunction(
        _ person: Person, name: String, readsCatalogue: Bool, from device: Device
    ) async throws -> SignedIn {
        let id = person.account
        guard let phone = try await phone(of: id) else { throw OpeningRefusal.noPhone }
        do {
            return try await door.db.transaction { tx in
                guard let account = try await Account.locked(id, in: tx), account.status == .active else {
                    throw OpeningRefusal.notThere
                }
                if account.seller != nil { throw OpeningRefusal.hasStore }
                let seller = try await store(phone, name, readsCatalogue, in: tx)
                try await GiveStore.give(seller, to: account, in: tx)
                try await AuditLog.record(
                    .rolesChanged, by: id.actor, on: id.subject, [("store", seller.pathText)], in: tx)
                if let session = person.session {
                    try await Session.end(of: id, only: session, .rolesChanged, in: tx)
                }
                guard let seller = try await Account.find(id, in: tx) else { throw OpeningRefusal.notThere }
                return try await door.open(seller, factors: person.factors.sorted(), from: device, in: tx)
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil { throw OpeningRefusal.storeTaken }
    }

    private func store(_ phone: Phone, _ name: String, _ readsCatalogue: Bool, in tx: Transaction) async throws
        -> SellerID
    {
        let known = try await Seller.find(phone: phone, in: tx)
        if let known, !readsCatalogue { return known.id }
        let chosen = known?.name ?? PlainText.line(name, most: StoreProfile.mostName) ?? ""
        if chosen.isEmpty { throw OpeningRefusal.badName }
        let seller = try await Seller.enrol(
            phone: phone, name: chosen, description: "",
            catalogueURL: readsCatalogue ? addresses.catalogue(of: phone) : "", in: tx)
        if readsCatalogue { try await EnrolSeller.queue(seller.id, in: tx) }
        return seller.id
    }

    /// The number in clear, read for this alone.
    private func phone(of id: AccountID) async throws -> Phone? {
        guard let contact = try await Contact.all(of: id, in: door.db).first(where: { $0.kind == .phone }) else {
            return nil
        }
        let datum = try await door.vault.open(contact.secret, in: door.db) {
            try await AuditLog.record(
                .secretRead, by: id.actor, on: "secret:" + contact.secret.pathText, [("for", "store")], in: door.db)
        }
        if case .phone(let phone) = datum { return phone }
        return nil
    }
}
