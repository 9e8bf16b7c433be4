import Accounts
import Blobs
import Catalog
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Identity
import Inventory
import Merchandising
import Postgres
import TestSupport
import Testing
import Vocabulary

/// A market with something on every page of its desks.
struct FullDesk: Sendable {
    let store: StockedStore
    let neema: MarketDoors.Member
    /// An address for each route with a parameter, without the desk.
    private let examples: [String: String]

    init(_ doors: MarketDoors) async throws {
        let db = doors.db
        store = try await StockedStore(doors, title: "Brake pads, front axle, for Peugeot 208 and 2008 from 2012 on")
        neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
        try await Self.trade(store)
        try await Self.pipeline(store)
        let order = try await store.order()
        let shelves = try await Self.shelves(store)
        let check = try await Self.identity(store)
        let run = try await Self.bring("title;price;sku\nOil filter;12.50;F-1\nAir filter;9;F-2", store)
        try await Self.runs(store, neema)
        try await SearchesDeskTests.searches(db)
        let amina = try await doors.member("Amina")
        try await Self.reviews(store, amina)
        let job: Int = try await db.value("SELECT min(id) FROM jobs") ?? 0
        let slug: String = try await db.value("SELECT slug FROM sellers ORDER BY id") ?? ""
        try await db.run(
            "UPDATE sellers SET location = 'Stall 7, City Market', latitude = -1.2921, longitude = 36.8219")
        examples = [
            "/sellers/{slug}": "/sellers/\(slug)",
            "/listings/{id}": "/listings/\(store.product)?car=peug",
            "/listings/{id}/stock": "/listings/\(store.product)/stock",
            "/stock/{id}": "/stock/\(store.variants[0])", "/suppliers/{id}": "/suppliers/\(store.supplier)",
            "/purchases/{id}": "/purchases/\(order)", "/imports/{id}": run,
            "/categories/{code}": "/categories/tyres-and-wheels", "/attributes/{code}": "/attributes/season",
            "/brands/{id}": "/brands/\(shelves.brand)", "/vehicles/{id}": "/vehicles/\(shelves.model)",
            "/identity/{id}": "/identity/\(check)", "/jobs/{number}": "/jobs/\(job)",
            "/pages/{id}": "/pages/\(store.product)", "/accounts/{id}": "/accounts/\(amina.id.pathText)",
        ]
    }

    /// Every page of a desk: what its routes say, with an example for what they leave open, and some tables narrowed down.
    func paths(of desk: String) throws -> [String] {
        try Self.templates(of: desk, store.doors).map { template in
            guard template.contains("{") else { return template }
            let example = examples[String(template.dropFirst(desk.count))]
            let path = try #require(example, "an example of \(template)")
            return desk + path
        } + [desk + "/listings?q=nothing+like+it", desk + "/sync?change=gone", desk + "?days=90", desk + "#menu"]
            + (desk == "/admin" ? [desk + "/searches?show=empty", desk + "/reviews?show=hidden"] : [])
    }

    /// Those without anything left open.
    static func plainPaths(of desk: String, _ doors: MarketDoors) -> [String] {
        templates(of: desk, doors).filter { !$0.contains("{") }
    }

    private static func templates(of desk: String, _ doors: MarketDoors) -> [String] {
        let files = [".json", ".csv", ".jsonl", ".{format}", "/documents/{number}"]
        return doors.site.router.endpoints.filter { $0.method == .get }.map { "\($0.template)" }
            .filter { $0 == desk || $0.hasPrefix(desk + "/") }
            .filter { template in !files.contains { template.hasSuffix($0) } }.sorted()
    }
}
