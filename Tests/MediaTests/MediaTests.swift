import Media
import Postgres
import TestSupport
import Testing

@Suite struct MediaTests {
    @Test func `only preset widths and formats are addresses`() {
        #expect(PictureWidth.allCases.map(\.pathText) == ["160", "320", "480", "640", "960", "1280"])
        #expect(
            ["159", "0640", "+640", "640.0", "-640", "99999", "", "６４０"].allSatisfy {
                PictureWidth(pathText: $0) == nil
            })
        #expect(ServedFormat.allCases.map(\.pathText) == ["avif", "webp", "jpeg"])
        #expect(["AVIF", "jpg", "png", "svg", "", "webp "].allSatisfy { ServedFormat(pathText: $0) == nil })
    }

    @Test func `a picture is shown while a product, a person or a store shows it`() async throws {
        try await withDatabase { db in
            let text = String(repeating: "0a", count: 32)
            let key = try #require(PictureKey(pathText: text))
            let seller = try await Cast.seller(in: db), neema = try await Cast.account(in: db)
            let product = try await Cast.product(of: seller, status: "inactive", key: text, in: db)
            for (statement, isShown) in [
                ("UPDATE products SET s3_image_url = NULL WHERE id = \(product)", true),
                ("UPDATE accounts SET picture = \(text) WHERE id = \(neema)", false),
                ("UPDATE accounts SET picture = NULL", true),
                ("UPDATE sellers SET cover = \(text) WHERE id = \(seller)", false),
                ("UPDATE sellers SET cover = NULL", true),
            ] as [(SQL, Bool)] {
                let found = try await KeptPicture.isShown(key, in: db)
                #expect(found == isShown)
                try await db.run(statement)
            }
            let found = try await KeptPicture.isShown(key, in: db)
            #expect(!found)
        }
    }

    @Test func `a picture's key is a SHA-256 in lower case`() {
        let key = String(repeating: "0a", count: 32)
        #expect(PictureKey(pathText: key)?.pathText == key)
        let others = [
            key.uppercased(), String(key.dropLast()), key + "0", "../" + key.dropLast(3),
            String(repeating: "g", count: 64), "",
        ]
        #expect(others.allSatisfy { PictureKey(pathText: $0) == nil })
    }
}
