import Catalog
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct ImportReaderTests {
    private func guide(_ mapping: ImportMapping, base: String = "", _ db: Database) async throws -> ImportGuide {
        try await ImportGuide.load(mapping, currency: .kes, pictureBase: base, makesCategories: false, in: db)
    }

    /// One row of these cells; its refusal's code where there is one.
    private func read(_ cells: KeyValuePairs<ImportField, String>, base: String = "", _ db: Database) async throws
        -> Result<ImportedRow, ImportStop>
    {
        let columns = cells.map { $0.key.code }
        let mapping = Dictionary(cells.map { ($0.key.code, $0.key) }, uniquingKeysWith: { $1 })
        var reader = ImportReader(try await guide(mapping, base: base, db))
        return reader.read(cells.map(\.value), columns: columns, line: 2)
    }

    @Test func `what people write is understood`() async throws {
        try await withDatabase { db in
            let row = try await read(
                [
                    .id: " A-1 ", .title: "'=Kiondo", .price: "KES 2.500,50", .stock: "1 200", .condition: "Occasion",
                    .category: "Maison", .barcode: "4006381 333931", .weight: "1.5 kg", .options: "size=M; colour=red",
                    .pictures: "https://a.test/1,2.jpg, https://a.test/3.jpg", .oem: "1K0 1; 1K0 2",
                ], db
            ).get()
            #expect(row.key == "A-1")
            #expect(row.title == "=Kiondo")
            #expect(row.price == .amount(minor: 250_050, currency: "KES"))
            #expect(row.stock == 1200)
            #expect(row.condition == .used)
            #expect(row.category == "home")
            #expect(row.barcode == "4006381333931")
            #expect(row.weightGrams == 1500)
            #expect(row.options == ["size": "M", "colour": "red"])
            #expect(row.pictures == ["https://a.test/1,2.jpg", "https://a.test/3.jpg"])
            #expect(row.oem == ["1K0 1", "1K0 2"])
            let html = try await read(
                [.id: "1", .markup: "<p>Fine &amp; <b>strong</b></p><ul><li>one</li></ul>"], db
            ).get()
            #expect(html.description == "Fine & strong\none")
            let named = try await read([.id: "1", .pictures: "a.jpg"], base: "https://cdn.test/goods", db).get()
            #expect(named.pictures == ["https://cdn.test/goods/a.jpg"])
        }
    }

    @Test(arguments: [
        (ImportField.price, "abc", ImportRefusal.badPrice), (.price, "-5", .badPrice), (.price, "1.5.2", .badPrice),
        (.price, "99999999999999", .badPrice), (.stock, "-1", .badStock), (.stock, "1.5", .badStock),
        (.stock, "1e9", .badStock), (.barcode, "4006381333932", .badBarcode), (.condition, "broken", .badCondition),
        (.category, "Nowhere > At all", .noCategory), (.weight, "heavy", .badWeight), (.options, "size", .badOptions),
        (.pictures, "javascript:alert(1)", .badPicture), (.pictures, "a.jpg", .badPicture),
        (.pictures, "file:///etc/passwd", .badPicture), (.pictures, "soko:zz", .badPicture),
        (.fitments, "Lada (1990-1980)", .noVehicle), (.oem, "-", .badNumber), (.title, "a\u{0}b", .badTitle),
        (.attribute("none"), "x", .badAttribute), (.brand, String(repeating: "b", count: 81), .badBrand),
        (.sku, String(repeating: "s", count: 65), .badSKU),
    ])
    func `what is wrong is refused with its column`(field: ImportField, text: String, refusal: ImportRefusal)
        async throws
    {
        try await withDatabase { db in
            let outcome = try await read([.id: "1", field: text], db)
            #expect(
                outcome == .failure(ImportStop(ImportComplaint(line: 2, column: field.code, refusal, value: text))))
        }
    }

    @Test func `money in the file's own currency, and three decimals where it has them`() async throws {
        try await withDatabase { db in
            for (cell, named, expected) in [
                ("1,500", "TND", ListedPrice.amount(minor: 1_500, currency: "TND")),
                ("1.500 TND", "", .amount(minor: 1_500, currency: "TND")),
                ("1,500", "", .amount(minor: 150_000, currency: "KES")), ("", "", .onRequest),
            ] {
                let row = try await read([.id: "1", .price: cell, .currency: named], db).get()
                #expect(row.price == expected)
            }
        }
    }
}
