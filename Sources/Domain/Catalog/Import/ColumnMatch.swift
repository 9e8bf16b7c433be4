import Foundation
import Vocabulary

/// Guesses what columns hold from their names: Soko's own, those of Google Merchant and Meta, of common shops' exports,
/// and everyday words in the market's languages.
package enum ColumnMatch {
    /// - Parameter attributes: of the market; a column may be one by code or by name.
    /// - Returns: fields by column. A field that holds one value is given to the column that names it best.
    package static func mapping(of columns: [String], attributes: [Attribute] = []) -> ImportMapping {
        var mapping: ImportMapping = [:]
        var best: [ImportField: (rank: Int, column: String)] = [:]
        for column in columns {
            guard let (field, rank) = guess(column, attributes) else { continue }
            if field == .pictures { mapping[column] = field; continue }
            if let other = best[field], other.rank <= rank { continue }
            if let other = best[field] { mapping[other.column] = nil }
            best[field] = (rank, column)
            mapping[column] = field
        }
        return mapping
    }

    private static func guess(_ column: String, _ attributes: [Attribute]) -> (ImportField, rank: Int)? {
        // Its own names first, exactly: what Soko wrote is read back as it was.
        if let own = ImportField(code: column) { return (own, 0) }
        let key = key(column)
        if let found = byKey[key] { return found }
        if let attribute = attributes.first(where: {
            Self.key($0.code) == key || $0.names.all.map(Self.key).contains(key)
        }
        ) {
            return (.attribute(attribute.code), 0)
        }
        return nil
    }

    /// Letters and digits only, in small letters without accents: `Image_Link`, `image link` and `g:image_link` are one.
    private static func key(_ text: String) -> String {
        var plain = text.lowercased().hasPrefix("g:") ? String(text.dropFirst(2)) : text
        plain = plain.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        return String(plain.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }

    private static let byKey: [String: (ImportField, rank: Int)] = {
        var all: [String: (ImportField, rank: Int)] = [:]
        for (field, words) in words {
            for (rank, word) in words.split(separator: ",").enumerated() {
                let key = key(String(word))
                if all[key] == nil { all[key] = (field, rank) }
            }
        }
        return all
    }()

    /// Between commas, the plainest first. Words of one field stand nowhere else.
    private static let words: [(ImportField, String)] = [
        (.id, "id,product id,item id,offer id,identifiant,kitambulisho,المعرف,رقم المنتج,รหัสสินค้า,external id"),
        (.group, "item group id,handle,group id,parent sku,parent,groupe,المجموعة,กลุ่ม"),
        (
            .sku,
            "sku,variant sku,mpn,part number,article number,item number,référence,ref,reference,nambari ya kipuri,رمز المنتج,رقم القطعة,รหัส,รหัสอะไหล่"
        ),
        (
            .title,
            "title,name,product name,product title,item name,titre,nom,désignation,libellé,jina,jina la bidhaa,العنوان,الاسم,اسم المنتج,ชื่อ,ชื่อสินค้า"
        ),
        (
            .description,
            "description,long description,product description,details,short description,maelezo,الوصف,รายละเอียด,คำอธิบาย"
        ),
        (.markup, "body html,body (html),description html"),
        (
            .category,
            "category,product type,categories,product category,google product category,fb product category,catégorie,famille,rayon,aina,kategoria,الفئة,التصنيف,หมวดหมู่,ประเภท"
        ),
        (.brand, "brand,vendor,manufacturer,maker,marque,fabricant,chapa,العلامة,العلامة التجارية,الماركة,ยี่ห้อ,แบรนด์"),
        (.condition, "condition,item condition,état,état du produit,hali,الحالة,สภาพ"),
        (
            .price,
            "price,regular price,unit price,selling price,variant price,price amount,prix,prix ttc,prix unitaire,tarif,bei,السعر,الثمن,ราคา"
        ),
        (.currency, "currency,price currency,devise,monnaie,sarafu,العملة,สกุลเงิน"),
        (
            .stock,
            "stock,quantity,current stock,qty,inventory,stock quantity,variant inventory qty,quantity to sell on facebook,on hand,available quantity,quantité,qté,en stock,hisa,idadi,akiba,المخزون,الكمية,คงเหลือ,จำนวน,สต็อก"
        ),
        (
            .barcode,
            "barcode,gtin,ean,upc,variant barcode,ean13,isbn,code barres,code-barres,msimbo pau,الباركود,บาร์โค้ด"
        ),
        (.weight, "weight,weight grams,variant grams,shipping weight,variant weight,grams,poids,uzito,الوزن,น้ำหนัก"),
        (.kilograms, "weight kg,weight (kg),poids kg"),
        (
            .pictures,
            "image,image link,images,picture,pictures,photo,photos,image url,image src,additional image link,variant image,media,image urls,main image,lien image,picha,الصورة,الصور,รูปภาพ,รูป"
        ),
        (
            .oem,
            "oem,oem number,oem numbers,oem reference,référence oem,références constructeur,nambari za oem,أرقام oem,หมายเลข oem"
        ),
        (.cross, "cross,cross reference,cross references,cross numbers,équivalences,أرقام بديلة,หมายเลขเทียบ"),
        (
            .fitments,
            "fitment,fitments,fits,vehicles,compatibility,compatible vehicles,véhicules,compatibilité,magari,السيارات,المركبات,รถที่ใช้ได้"
        ),
        (.option("size"), "size,taille,saizi,المقاس,ขนาด,ไซส์"),
        (.option("colour"), "color,colour,couleur,rangi,اللون,สี"),
        (.option("material"), "material,matière,المادة,วัสดุ"),
        (.option("pattern"), "pattern,motif,النقش,ลาย"),
    ]
}
