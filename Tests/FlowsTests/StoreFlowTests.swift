import Accounts
import Audit
import Blobs
import Flows
import Postgres
import Sellers
import TestSupport
import Testing
import Vocabulary

struct StoreFlowTests {
    private struct Stand {
        let owner: AccountID
        let store: SellerID
        let change: ChangeStore
    }

    private func withStore(_ body: (AccountBench, BlobStore, Stand) async throws -> Void) async throws {
        try await withDatabase { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db), owner = try await bench.registered().account
                let seller = try await Cast.seller(in: db)
                try await GiveStore(db: db)(seller, to: owner, by: .operatorAtTerminal)
                let change = ChangeStore(db: db, pictures: try bench.pictures(blobs), countryCode: "254")
                try await body(bench, blobs, Stand(owner: owner, store: seller, change: change))
            }
        }
    }

    @Test func `a seller says what the store is, and what is not named stays`() async throws {
        try await withStore { bench, _, stand in
            try await stand.change(stand.owner) {
                $0 = StoreWish(
                    name: " Amani  Baskets ", description: "Sisal.\n\n\n\nWoven by hand.",
                    location: "Stall 7\nCity Market",
                    hours: "Sa 9-13; Mo-Fr 8-18", phone: "0700 123 456")
            }
            let kept = try await stand.change(stand.owner) { $0.description = "" }
            #expect(kept.name == "Amani Baskets")
            #expect(kept.description == "")
            #expect(kept.location == "Stall 7 City Market")
            #expect(kept.hours.text == "Mo-Fr 08:00-18:00; Sa 09:00-13:00")
            #expect(kept.contactPhone?.e164 == "+254700123456")
            let found = try await StoreProfile.find(stand.store, in: bench.db)
            #expect(found == kept)
        }
    }

    @Test(arguments: [
        (StoreWish(name: " ", description: "", location: "", hours: "", phone: ""), ProfileRefusal.badStoreName),
        (
            StoreWish(name: String(repeating: "a", count: 121), description: "", location: "", hours: "", phone: ""),
            .badStoreName
        ),
        (
            StoreWish(name: "A", description: String(repeating: "a", count: 2_001), location: "", hours: "", phone: ""),
            .longDescription
        ),
        (
            StoreWish(name: "A", description: "", location: String(repeating: "a", count: 161), hours: "", phone: ""),
            .longLocation
        ),
        (StoreWish(name: "A", description: "", location: "", hours: "always", phone: ""), .badHours),
        (StoreWish(name: "A", description: "", location: "", hours: nil, phone: ""), .badHours),
        (StoreWish(name: "A", description: "", location: "", hours: "", phone: "call me"), .badPhone),
    ])
    func `what is no store is refused, and nothing has changed`(wish: StoreWish, refusal: ProfileRefusal) async throws {
        try await withStore { bench, _, stand in
            let before = try await Cast.rows(of: ["sellers"], in: bench.db)
            await #expect(throws: refusal) { try await stand.change(stand.owner) { $0 = wish } }
            let after = try await Cast.rows(of: ["sellers"], in: bench.db)
            #expect(after == before)
        }
    }

    @Test func `who runs no store changes none`() async throws {
        try await withStore { bench, blobs, stand in
            let baraka = try await bench.registered(AccountBench.baraka, name: "Baraka").account
            let file = try await AccountBench.photo()
            let before = try await Cast.rows(of: ["sellers"], in: bench.db)
            await #expect(throws: ProfileRefusal.notThere) { try await stand.change(baraka) { $0.name = "Mine" } }
            await #expect(throws: ProfileRefusal.notThere) { try await stand.change.setCover(baraka, file) }
            try await stand.change.removeCover(baraka)
            let after = try await Cast.rows(of: ["sellers"], in: bench.db)
            #expect(after == before)
            try await bench.lookAfterPictures(blobs)
            #expect(blobs.files == [])
        }
    }

    @Test func `a cover is cut to a strip, replaced and taken away with its bytes`() async throws {
        try await withStore { bench, blobs, stand in
            try await stand.change.setCover(stand.owner, try await AccountBench.photo(width: 1_600, height: 1_200))
            let first = try #require(try await StoreProfile.find(stand.store, in: bench.db)?.cover)
            try await stand.change.setCover(
                stand.owner, try await AccountBench.photo("#204080", width: 1_600, height: 1_200))
            let second = try #require(try await StoreProfile.find(stand.store, in: bench.db)?.cover)
            #expect(first != second)
            try await bench.lookAfterPictures(blobs)
            #expect(blobs.files == ["pictures/\(second.prefix(2))/\(second)"])
            try await stand.change.removeCover(stand.owner)
            try await bench.lookAfterPictures(blobs)
            #expect(blobs.files == [])
            let none = try await StoreProfile.find(stand.store, in: bench.db)
            #expect(none?.cover == nil)
        }
    }
}
