import Catalog
import Frame
import Vocabulary

/// What the pages say of filters, details and cars.
enum ShelfSaid {
    static let narrow = Said("Filter", "Chuja", "Filtrer", "تصفية", "กรอง")
    static let close = Said("Close", "Funga", "Fermer", "إغلاق", "ปิด")
    static let show = Said("Show", "Onyesha", "Afficher", "عرض", "แสดง")
    static let any = Said("Any", "Yoyote", "Tous", "الكل", "ทั้งหมด")
    static let from = Said("From", "Kuanzia", "De", "من", "ตั้งแต่")
    static let to = Said("To", "Hadi", "À", "إلى", "ถึง")
    static let all = Said("See all", "Ona zote", "Tout voir", "عرض الكل", "ดูทั้งหมด")
    static let brand = Said("Brand", "Chapa", "Marque", "العلامة", "ยี่ห้อ")
    static let condition = Said("Condition", "Hali", "État", "الحالة", "สภาพ")
    static let rating = Said("Rating", "Ukadiriaji", "Note", "التقييم", "คะแนนรีวิว")
    private static let orMore = Said(
        "% stars and more", "Nyota % na zaidi", "% étoiles et plus", "% نجوم فأكثر", "% ดาวขึ้นไป")
    static func stars(_ number: String, in language: Language) -> String {
        orMore[language].replacing("%", with: number)
    }
    static let details = Said("Details", "Maelezo zaidi", "Caractéristiques", "المواصفات", "รายละเอียดสินค้า")
    static let oem = Said("OEM numbers", "Nambari za OEM", "Références OEM", "أرقام OEM", "หมายเลข OEM")
    static let cross = Said(
        "Cross references", "Nambari mbadala", "Références croisées", "أرقام بديلة", "หมายเลขเทียบ")
    static let yes = Said("Yes", "Ndiyo", "Oui", "نعم", "ใช่")
    static let no = Said("No", "Hapana", "Non", "لا", "ไม่")

    static let myCar = Said(
        "Does it fit my car?", "Inafaa gari langu?", "Pour ma voiture ?", "هل يناسب سيارتي؟", "ใช้กับรถฉันได้ไหม")
    static let fits = Said("Fits", "Inafaa", "Pour", "يناسب", "ใช้กับ")
    static let otherCar = Said("Another car", "Gari jingine", "Autre voiture", "سيارة أخرى", "รถคันอื่น")
    static let fitsWhat = Said(
        "Fits these cars", "Inafaa magari haya", "Véhicules compatibles", "يناسب هذه السيارات", "ใช้กับรถรุ่น")
    static let fitsYours = Said(
        "Fits your car", "Inafaa gari lako", "Compatible avec votre voiture", "يناسب سيارتك", "ใช้กับรถของคุณได้")
    static let fitsNot = Said(
        "Does not fit your car", "Haifai gari lako", "Incompatible avec votre voiture", "لا يناسب سيارتك",
        "ใช้กับรถของคุณไม่ได้")
    static let fitsUnknown = Said(
        "Nothing is said about your car", "Hakuna taarifa kuhusu gari lako", "Rien n'est dit de votre voiture",
        "لا توجد معلومات عن سيارتك", "ไม่มีข้อมูลสำหรับรถของคุณ")

    static func condition(_ condition: Condition) -> Said {
        switch condition {
        case .new: Said("New", "Mpya", "Neuf", "جديد", "ใหม่")
        case .refurbished: Said("Refurbished", "Iliyokarabatiwa", "Reconditionné", "مجدَّد", "ปรับสภาพ")
        case .used: Said("Used", "Iliyotumika", "Occasion", "مستعمل", "มือสอง")
        }
    }

    /// A value as a page shows it; a flag as yes or no.
    static func text(of value: AttributeValue, under attribute: Attribute, in language: Language) -> String {
        if case .flag(let flag) = value { return (flag ? yes : no)[language] }
        return attribute.text(of: value, in: language)
    }

    /// `2012–2018`, `2012–`; empty when no year is said.
    static func years(_ from: Int?, _ to: Int?) -> String {
        from == nil && to == nil ? "" : "\(from.map(String.init) ?? "")–\(to.map(String.init) ?? "")"
    }
}
