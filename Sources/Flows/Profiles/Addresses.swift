import Accounts
import Audit
import Foundation
import Postgres
import Vault
import Vocabulary

/// Where somebody wants things brought, in clear: for themselves only.
package struct AddressCard: Sendable, Equatable {
    package let id: AddressID
    package let label: String
    /// Up to 300 code points in lines.
    package let text: String
    package let point: MapPoint?
    package let isDefault: Bool
    package let createdAt: Date
}

/// An address as it was typed.
package struct AddressWish: Sendable, Equatable {
    package var label: String
    package var text: String
    package var point: MapPoint?
    /// The one default is made another by choosing that, not by unchoosing this.
    package var isDefault: Bool

    package init(label: String, text: String, point: MapPoint?, isDefault: Bool) {
        (self.label, self.text, self.point, self.isDefault) = (label, text, point, isDefault)
    }
}

/// An account's addresses. The first one is the default until another is; with the default one gone, it is the oldest left.
package struct Addresses: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// The default one first, then the oldest. One entry in the audit log, however many they are.
    package func all(of id: AccountID) async throws -> [AddressCard] {
        let addresses = try await Address.all(of: id, in: door.db)
        return try await cards(addresses, of: id, in: door.db)
    }

    /// - Throws: `ProfileRefusal.notThere` when it is somebody else's.
    package func card(_ address: AddressID, of id: AccountID) async throws -> AddressCard {
        guard let found = try await Address.find(address, of: id, in: door.db),
            let card = try await cards([found], of: id, in: door.db).first
        else { throw ProfileRefusal.notThere }
        return card
    }

    /// - Throws: `ProfileRefusal`.
    @discardableResult
    package func add(_ wish: AddressWish, to id: AccountID) async throws -> AddressID {
        let sealed = try SealedAddress(wish)
        return try await changing(id) { tx in
            let others = try await Address.all(of: id, in: tx)
            guard others.count < Address.most else { throw ProfileRefusal.tooManyAddresses }
            let secret = try await door.vault.keep(.address(sealed.clear), in: tx)
            let address = try await Address.add(secret, label: sealed.label, to: id, in: tx)
            if wish.isDefault || others.isEmpty { try await Address.setDefault(address, of: id, in: tx) }
            return address
        }
    }

    /// - Parameter edit: turns what stands there into what is wanted.
    /// - Throws: `ProfileRefusal`.
    package func change(_ address: AddressID, of id: AccountID, _ edit: (inout AddressWish) throws -> Void) async throws
    {
        try await changing(id) { tx in
            guard let old = try await Address.find(address, of: id, in: tx),
                let card = try await cards([old], of: id, in: tx).first
            else { throw ProfileRefusal.notThere }
            var wish = AddressWish(label: card.label, text: card.text, point: card.point, isDefault: card.isDefault)
            try edit(&wish)
            let sealed = try SealedAddress(wish)
            let secret = try await door.vault.keep(.address(sealed.clear), in: tx)
            try await Address.change(address, label: sealed.label, secret: secret, of: id, in: tx)
            try await Vault.forget([old.secret], in: tx)
            if wish.isDefault { try await Address.setDefault(address, of: id, in: tx) }
        }
    }

    /// - Throws: `ProfileRefusal.notThere`.
    package func remove(_ address: AddressID, of id: AccountID) async throws {
        try await changing(id) { tx in
            guard let old = try await Address.find(address, of: id, in: tx) else { throw ProfileRefusal.notThere }
            try await Address.remove(address, of: id, in: tx)
            try await Vault.forget([old.secret], in: tx)
            if old.isDefault, let next = try await Address.all(of: id, in: tx).first {
                try await Address.setDefault(next.id, of: id, in: tx)
            }
        }
    }

    private func changing<Value: Sendable>(_ id: AccountID, _ body: (Transaction) async throws -> Value) async throws
        -> Value
    {
        try await door.db.transaction { tx in
            guard let account = try await Account.locked(id, in: tx), account.status == .active else {
                throw ProfileRefusal.notThere
            }
            return try await body(tx)
        }
    }

    private func cards(_ addresses: [Address], of id: AccountID, in db: some SQLSession) async throws -> [AddressCard] {
        let clear = try await door.vault.open(addresses.map(\.secret), in: db) {
            try await AuditLog.record(
                .secretRead, by: id.actor, on: id.subject, [("for", "addresses"), ("count", String(addresses.count))],
                in: db)
        }
        return addresses.compactMap { address in
            guard case .address(let text) = clear[address.secret] else { return nil }
            let sealed = SealedAddress(label: address.label, clear: text)
            return AddressCard(
                id: address.id, label: address.label, text: sealed.text, point: sealed.point,
                isDefault: address.isDefault, createdAt: address.createdAt)
        }
    }
}

/// An address as the vault has it: its place on the map in the first line, which may be empty, then its words.
private struct SealedAddress {
    let label: String
    let text: String
    let point: MapPoint?

    init(_ wish: AddressWish) throws(ProfileRefusal) {
        guard let label = PlainText.line(wish.label, most: 60), !label.isEmpty else { throw .badLabel }
        guard let text = PlainText.lines(wish.text, most: 300), !text.isEmpty else { throw .badAddress }
        (self.label, self.text, point) = (label, text, wish.point)
    }

    init(label: String, clear: String) {
        let lines = clear.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        self.label = label
        point = lines.first.flatMap { MapPoint(String($0)) }
        text = lines.count == 2 ? String(lines[1]) : ""
    }

    var clear: String { (point?.text ?? "") + "\n" + text }
}
