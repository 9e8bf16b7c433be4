import Catalog
import Vocabulary

/// Categories in the languages of the markets.
enum CategoryNames {
    static func name(_ raw: String, in language: Language) -> String {
        guard let names = Category(rawValue: raw).flatMap({ table[$0] }) else { return raw }
        switch language {
        case .english: return names.0
        case .swahili: return names.1
        case .french: return names.2
        case .arabic: return names.3
        case .thai: return names.4
        }
    }

    private static let table: [Category: (String, String, String, String, String)] = [
        .fashion: ("Fashion", "Mitindo", "Mode", "أزياء", "แฟชั่น"),
        .shoes: ("Shoes", "Viatu", "Chaussures", "أحذية", "รองเท้า"),
        .bags: ("Bags", "Mikoba", "Sacs", "حقائب", "กระเป๋า"),
        .jewellery: ("Jewellery", "Vito", "Bijoux", "مجوهرات", "เครื่องประดับ"),
        .beauty: ("Beauty", "Urembo", "Beauté", "جمال", "ความงาม"),
        .phones: ("Phones", "Simu", "Téléphones", "هواتف", "โทรศัพท์"),
        .electronics: ("Electronics", "Elektroniki", "Électronique", "إلكترونيات", "อิเล็กทรอนิกส์"),
        .home: ("Home", "Nyumbani", "Maison", "المنزل", "ของใช้ในบ้าน"),
        .kitchen: ("Kitchen", "Jikoni", "Cuisine", "المطبخ", "ครัว"),
        .furniture: ("Furniture", "Samani", "Meubles", "أثاث", "เฟอร์นิเจอร์"),
        .food: ("Food", "Vyakula", "Alimentation", "أغذية", "อาหาร"),
        .drinks: ("Drinks", "Vinywaji", "Boissons", "مشروبات", "เครื่องดื่ม"),
        .baby: ("Baby", "Watoto wachanga", "Bébé", "أطفال رضّع", "แม่และเด็ก"),
        .toys: ("Toys", "Vichezeo", "Jouets", "ألعاب", "ของเล่น"),
        .books: ("Books", "Vitabu", "Livres", "كتب", "หนังสือ"),
        .sports: ("Sports", "Michezo", "Sport", "رياضة", "กีฬา"),
        .music: ("Music", "Muziki", "Musique", "موسيقى", "ดนตรี"),
        .office: ("Stationery", "Vifaa vya ofisi", "Papeterie", "قرطاسية", "เครื่องเขียน"),
        .car: ("Car parts", "Vipuri vya gari", "Pièces auto", "قطع غيار السيارات", "อะไหล่รถ"),
        .art: ("Art", "Sanaa", "Art", "فن", "ศิลปะ"),
        .garden: ("Garden", "Bustani", "Jardin", "حديقة", "สวน"),
        .other: ("Other", "Nyingine", "Divers", "أخرى", "อื่นๆ"),
    ]
}
