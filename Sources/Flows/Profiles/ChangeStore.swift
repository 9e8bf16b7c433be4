import Media
import Postgres
import Sellers
import Vocabulary

/// What somebody wants to say of their store, as it was typed.
package struct StoreWish: Sendable, Equatable {
    package var name: String
    package var description: String
    package var location: String
    /// The week in one text, `Mo-Fr 08:00-18:00`; nil when a day's times could not be read.
    package var hours: String?
    /// Empty for none.
    package var phone: String
    package var place: TypedPlace

    package init(
        name: String, description: String, location: String, hours: String?, phone: String,
        place: TypedPlace = TypedPlace(nil)
    ) {
        (self.name, self.description, self.location) = (name, description, location)
        (self.hours, self.phone, self.place) = (hours, phone, place)
    }

    package init(_ store: StoreProfile) {
        self.init(
            name: store.name, description: store.description, location: store.location, hours: store.hours.text,
            phone: store.contactPhone?.e164 ?? "", place: TypedPlace(store.point))
    }
}

/// Changes a store's profile and cover. Whose store it is, the owner's account says, in every statement.
package struct ChangeStore: Sendable {
    private let db: Database
    private let pictures: BroughtPictures
    private let countryCode: String

    /// - Parameter countryCode: for telephone numbers written without one.
    package init(db: Database, pictures: BroughtPictures, countryCode: String) {
        (self.db, self.pictures, self.countryCode) = (db, pictures, countryCode)
    }

    /// - Parameter edit: turns what stands there into what is wanted.
    /// - Throws: `ProfileRefusal`.
    @discardableResult
    package func callAsFunction(_ owner: AccountID, _ edit: (inout StoreWish) throws -> Void) async throws
        -> StoreProfile
    {
        try await db.transaction { tx in
            guard var store = try await StoreProfile.locked(of: owner, in: tx) else { throw ProfileRefusal.notThere }
            var wish = StoreWish(store)
            try edit(&wish)
            guard let name = PlainText.line(wish.name, most: StoreProfile.mostName), !name.isEmpty else {
                throw ProfileRefusal.badStoreName
            }
            guard let description = PlainText.lines(wish.description, most: StoreProfile.mostDescription) else {
                throw ProfileRefusal.longDescription
            }
            guard let location = PlainText.line(wish.location, most: StoreProfile.mostLocation) else {
                throw ProfileRefusal.longLocation
            }
            guard let hours = wish.hours.flatMap(OpeningHours.init) else { throw ProfileRefusal.badHours }
            (store.name, store.description, store.location, store.hours) = (name, description, location, hours)
            (store.contactPhone, store.point) = (try phone(wish.phone), try wish.place.point())
            try await store.keep(by: owner, in: tx)
            return store
        }
    }

    /// - Throws: `ProfileRefusal`.
    package func setCover(_ owner: AccountID, _ file: [UInt8]) async throws {
        _ = try await pictures.take(file, as: .cover, in: db) { key, tx in
            guard let store = try await StoreProfile.locked(of: owner, in: tx) else { throw ProfileRefusal.notThere }
            try await store.setCover(key.text, by: owner, in: tx)
            return store.cover
        }
    }

    package func removeCover(_ owner: AccountID) async throws {
        try await db.transaction { tx in
            guard let store = try await StoreProfile.locked(of: owner, in: tx), let old = store.cover else { return }
            try await store.setCover(nil, by: owner, in: tx)
            try await BroughtPictures.letGo(old, in: tx)
        }
    }

    private func phone(_ text: String) throws -> Phone? {
        let text = PlainText.line(text, most: 40) ?? "?"
        if text.isEmpty { return nil }
        guard let phone = Phone(text, countryCode: countryCode) else { throw ProfileRefusal.badPhone }
        return phone
    }
}
