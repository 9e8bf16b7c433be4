import Foundation
import Jobs
import Postgres
import Sellers
import Vocabulary

/// Takes a seller in and has the catalogue read.
package struct EnrolSeller: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameter name: cut after 120 characters; when blank, the masked telephone number stands in.
    package func callAsFunction(phone: Phone, name: String, description: String, catalogueURL: String) async throws
        -> Seller
    {
        let name = String(name.trimmingCharacters(in: .whitespacesAndNewlines).prefix(120))
        return try await db.transaction { tx in
            let seller = try await Seller.enrol(
                phone: phone, name: name.isEmpty ? phone.masked : name, description: description,
                catalogueURL: catalogueURL, in: tx)
            try await Self.queue(seller.id, in: tx)
            return seller
        }
    }

    /// - Returns: false when there is no such seller, or none with a catalogue.
    package func sync(_ slug: Slug) async throws -> Bool { try await sync([slug]) == 1 }

    /// Has the catalogues read of those that have one.
    /// - Parameter slugs: at most 200.
    /// - Returns: how many.
    package func sync(_ slugs: [Slug]) async throws -> Int {
        let sellers = try await Seller.withCatalogue(slugs, in: db)
        for seller in sellers { try await Self.queue(seller, in: db) }
        return sellers.count
    }

    /// Has the catalogue read.
    static func queue(_ id: SellerID, in db: some SQLSession) async throws {
        try await JobQueue.enqueue(Pipeline.syncSeller, SellerTask(seller: id), dedupe: id.pathText, in: db)
    }
}
