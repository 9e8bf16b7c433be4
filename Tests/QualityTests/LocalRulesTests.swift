import Foundation
import Postgres
import Quality
import TestSupport
import Testing
import Vocabulary

@Suite struct LocalRulesTests {
    private static let good = QualityEvidence(
        title: "Kiondo", description: "Sisal.", pictureWidth: 640, pictureHeight: 480, sharpness: 300, blankness: 0.2,
        isDuplicate: false)

    private static func changed(_ change: (inout QualityEvidence) -> Void) -> QualityEvidence {
        var evidence = good
        change(&evidence)
        return evidence
    }

    static let table: [(QualityEvidence, Verdict)] = [
        (good, .approved),
        (changed { $0.title = "" }, .rejected(.noTitle)),
        (changed { $0.title = "123 🔥 !!" }, .rejected(.noTitle)),
        (changed { $0.title = "Kitabu" }, .approved),
        (changed { $0.title = "หนังสือ" }, .approved),
        (changed { $0.pictureWidth = 95 }, .rejected(.tinyPicture)),
        (changed { $0.pictureHeight = 95 }, .rejected(.tinyPicture)),
        (changed { ($0.pictureWidth, $0.pictureHeight) = (96, 96) }, .approved),
        (changed { $0.blankness = 0.985 }, .flagged(.blankPicture)),
        (changed { $0.blankness = 0.98 }, .approved),
        (changed { $0.sharpness = 11.9 }, .flagged(.blurredPicture)),
        (changed { $0.sharpness = 12 }, .approved),
        (changed { $0.isDuplicate = true }, .flagged(.duplicatePicture)),
        // The worst is said first.
        (changed { ($0.title, $0.isDuplicate, $0.pictureWidth) = ("", true, 1) }, .rejected(.noTitle)),
    ]

    @Test(arguments: table)
    func `each rule says what it sees`(evidence: QualityEvidence, verdict: Verdict) {
        #expect(LocalRules().verdict(on: evidence) == verdict)
    }

    @Test(arguments: [
        "Pistol for sale", "COCAINE", "bunduki nzuri", "marijuana.", "مسدس", "المسدس للبيع", "ขายปืนสั้น", "ยาบ้า",
        "งาช้างแท้", "Fake passport",
        "stolen-phone", "pembe za ndovu", "Elephant ivory", "cocaïne",
    ])
    func `prohibited goods are rejected, in the title or in the description`(text: String) {
        #expect(LocalRules().verdict(on: Self.changed { $0.title = text }) == .rejected(.prohibitedWords))
        #expect(
            LocalRules().verdict(on: Self.changed { $0.description = "Hello. " + text }) == .rejected(.prohibitedWords))
    }

    @Test(arguments: ["Ivory wedding dress", "Glue gun", "Une arme décorative", "Rhino toy"])
    func `words that honest goods carry too wait for an admin`(text: String) {
        #expect(LocalRules().verdict(on: Self.changed { $0.title = text }) == .flagged(.prohibitedWords))
    }

    @Test(arguments: [
        "Gunny bag", "Begunia", "Ivoryton mug", "Heroine novel", "Method book", "Passport cover", "Identity",
    ])
    func `words that only contain one stay`(text: String) {
        #expect(LocalRules().verdict(on: Self.changed { $0.title = text }) == .approved)
    }
}

@Suite struct DuplicateTests {
    private func look(_ product: ProductID, hash: Int64, colour: String = "#aabbcc", _ db: Database) async throws {
        try await db.run("UPDATE products SET picture_hash = \(hash), picture_colour = \(colour) WHERE id = \(product)")
    }

    @Test func `a picture up to two bits apart of the same seller is a duplicate`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let shown = try await Cast.product(number: 1, of: amani, in: db)
            let new = try await Cast.product(number: 2, of: amani, status: "hydrated", liveSince: nil, in: db)
            try await look(shown, hash: 0b1111, db)
            func isDuplicate(_ hash: Int64, _ colour: String = "#aabbcc", seller: SellerID) async throws -> Bool {
                try await DuplicatePictures.exist(of: new, seller: seller, hash: hash, colour: colour, in: db)
            }
            let answers = [
                try await isDuplicate(0b1111, seller: amani), try await isDuplicate(0b1100, seller: amani),
                try await isDuplicate(0b1000, seller: amani), try await isDuplicate(0b1111, "#000000", seller: amani),
                try await isDuplicate(0b1111, seller: dala), try await isDuplicate(-1, seller: amani),
            ]
            #expect(answers == [true, true, false, false, false, false])
        }
    }

    @Test func `of two on the wall only the later is the duplicate, and what waits for an admin counts for nobody`()
        async throws
    {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let older = try await Cast.product(number: 1, of: amani, in: db)
            let later = try await Cast.product(
                number: 2, of: amani, liveSince: .init(timeIntervalSince1970: 1_790_000_001), in: db)
            try await look(older, hash: 7, db)
            try await look(later, hash: 7, db)
            func isDuplicate(_ id: ProductID) async throws -> Bool {
                try await DuplicatePictures.exist(of: id, seller: amani, hash: 7, colour: "#aabbcc", in: db)
            }
            let both = [try await isDuplicate(older), try await isDuplicate(later)]
            #expect(both == [false, true])
            try await db.run("UPDATE products SET status = 'flagged' WHERE id = \(older)")
            let alone = try await isDuplicate(later)
            #expect(!alone)
        }
    }
}
