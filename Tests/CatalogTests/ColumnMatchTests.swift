import Catalog
import Testing
import Vocabulary

@Suite struct ColumnMatchTests {
    @Test func `the columns of common shops and feeds are known by name`() {
        #expect(
            ColumnMatch.mapping(of: [
                "id", "title", "description", "link", "image_link", "additional_image_link", "availability", "price",
                "google_product_category", "product_type", "brand", "gtin", "mpn", "condition", "item_group_id",
                "color",
            ]) == [
                "id": .id, "title": .title, "description": .description, "image_link": .pictures,
                "additional_image_link": .pictures, "price": .price, "product_type": .category, "brand": .brand,
                "gtin": .barcode, "mpn": .sku, "condition": .condition, "item_group_id": .group,
                "color": .option("colour"),
            ])
        #expect(
            ColumnMatch.mapping(of: [
                "Handle", "Title", "Body (HTML)", "Vendor", "Variant SKU", "Variant Inventory Qty", "Variant Price",
                "Image Src", "Variant Grams",
            ]) == [
                "Handle": .group, "Title": .title, "Body (HTML)": .markup, "Vendor": .brand, "Variant SKU": .sku,
                "Variant Inventory Qty": .stock, "Variant Price": .price, "Image Src": .pictures,
                "Variant Grams": .weight,
            ])
        #expect(
            ColumnMatch.mapping(of: ["SKU", "Name", "Regular price", "Stock", "Categories", "Images", "Weight (kg)"])
                == [
                    "SKU": .sku, "Name": .title, "Regular price": .price, "Stock": .stock, "Categories": .category,
                    "Images": .pictures, "Weight (kg)": .kilograms,
                ])
    }

    @Test(arguments: [
        ["Référence", "Désignation", "Prix", "Quantité"], ["nambari ya kipuri", "jina", "bei", "idadi"],
        ["رقم القطعة", "الاسم", "السعر", "الكمية"], ["รหัส", "ชื่อสินค้า", "ราคา", "จำนวน"],
        ["g:sku", "G:Title", "PRICE", "qty"],
    ])
    func `everyday words are known in the market's languages`(columns: [String]) {
        let mapping = ColumnMatch.mapping(of: columns)
        #expect(columns.map { mapping[$0] } == [.sku, .title, .price, .stock])
    }

    @Test func `the column that names a field best gets it, and attributes are known by code and name`() {
        let width = Attribute(
            code: "width-mm", kind: .number, names: Names([.english: "Width", .french: "Largeur"]), unit: "mm")
        #expect(
            ColumnMatch.mapping(
                of: ["short description", "description", "Largeur", "where_visible"], attributes: [width])
                == ["description": .description, "Largeur": .attribute("width-mm")])
    }

    @Test func `every field's own code is a column's name`() {
        for field in ImportField.plain + [.option("size"), .attribute("width")] {
            #expect(ColumnMatch.mapping(of: [field.code]) == [field.code: field])
        }
        #expect(ImportField(code: "nonsense") == nil)
        #expect(ImportField(code: "option:") == nil)
    }
}
