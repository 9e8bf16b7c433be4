import Catalog
import Frame
import Vocabulary

extension ImportSaid {
    static func field(_ field: ImportField) -> Said {
        switch field {
        case .id: Said("Product id", "Kitambulisho", "Identifiant", "معرّف المنتج", "รหัสสินค้า")
        case .group: Said("Group of variants", "Kundi la aina", "Groupe de variantes", "مجموعة الأنواع", "กลุ่มตัวเลือก")
        case .sku: Said("SKU", "SKU", "SKU", "رمز SKU", "SKU")
        case .title: ListingSaid.title
        case .description: ListingSaid.description
        case .markup:
            Said("Description (HTML)", "Maelezo (HTML)", "Description (HTML)", "الوصف (HTML)", "รายละเอียด (HTML)")
        case .category: ListingSaid.category
        case .brand: ListingSaid.brand
        case .condition: ListingSaid.condition
        case .price: ListingSaid.price
        case .currency: currency
        case .variantPrice:
            Said("Price of the variant", "Bei ya aina", "Prix de la variante", "سعر النوع", "ราคาของตัวเลือก")
        case .stock: ListingSaid.stock
        case .barcode: Said("Barcode", "Msimbo pau", "Code-barres", "الباركود", "บาร์โค้ด")
        case .weight: Said("Weight in grams", "Uzito kwa gramu", "Poids en grammes", "الوزن بالغرام", "น้ำหนัก (กรัม)")
        case .kilograms: Said("Weight in kg", "Uzito kwa kilo", "Poids en kg", "الوزن بالكيلوغرام", "น้ำหนัก (กก.)")
        case .options: Said("All options", "Chaguo zote", "Toutes les options", "كل الخيارات", "ตัวเลือกทั้งหมด")
        case .pictures: ListingSaid.pictures
        case .oem: ListingSaid.oem
        case .cross: ListingSaid.cross
        case .fitments:
            Said("Fits vehicles", "Magari yanayofaa", "Véhicules compatibles", "السيارات المناسبة", "รถที่ใช้ได้")
        case .option(let name), .attribute(let name): Said(name, name, name, name, name)
        }
    }

    static func option(_ name: String, in language: Language) -> String {
        switch name {
        case "size": Said("Size", "Saizi", "Taille", "المقاس", "ขนาด")[language]
        case "colour": Said("Colour", "Rangi", "Couleur", "اللون", "สี")[language]
        case "material": Said("Material", "Malighafi", "Matière", "المادة", "วัสดุ")[language]
        case "pattern": Said("Pattern", "Mchoro", "Motif", "النقش", "ลวดลาย")[language]
        default: name
        }
    }
}
