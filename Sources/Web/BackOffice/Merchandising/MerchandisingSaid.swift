import Catalog
import Frame
import Merchandising
import Vocabulary

/// What the pages of merchandising say.
enum MerchandisingSaid {
    static let synonyms = Said("Synonyms", "Visawe", "Synonymes", "المترادفات", "คำพ้องความหมาย")
    static let words = Said(
        "Words that mean the same", "Maneno yenye maana moja", "Mots de même sens", "كلمات بالمعنى نفسه",
        "คำที่ความหมายเดียวกัน")
    static let wordsHint = Said(
        "Between commas or one a line. A search for one finds them all.",
        "Kwa koma au moja kwa mstari. Kutafuta moja hupata yote.",
        "Entre virgules ou un par ligne. Chercher l'un les trouve tous.",
        "بين فواصل أو واحدة في كل سطر. البحث عن إحداها يجدها كلها.", "คั่นด้วยจุลภาคหรือบรรทัดละคำ ค้นหาคำหนึ่งพบทุกคำ")
    static let redirects = Said("Redirects", "Maelekezo", "Redirections", "عمليات إعادة التوجيه", "การเปลี่ยนเส้นทาง")
    static let path = Said("Old address", "Anwani ya zamani", "Ancienne adresse", "العنوان القديم", "ที่อยู่เดิม")
    static let target = Said("Leads to", "Inaelekeza", "Mène à", "يقود إلى", "พาไปที่")
    static let featured = Said("Featured rows", "Safu maalum", "Rangées à la une", "صفوف مميزة", "แถวแนะนำ")
    static let banners = Said("Banners", "Mabango", "Bannières", "اللافتات", "แบนเนอร์")
    static let text = Said("Text", "Maandishi", "Texte", "النص", "ข้อความ")
    static let picture = Said("Picture", "Picha", "Image", "الصورة", "รูปภาพ")
    static let products = Said("Products", "Bidhaa", "Produits", "المنتجات", "สินค้า")
    static let productsHint = Said(
        "Addresses or ids, one a line; at most 24.", "Anwani au vitambulisho, kimoja kwa mstari; 24 tu.",
        "Adresses ou identifiants, un par ligne ; 24 au plus.", "عناوين أو معرّفات، واحد في كل سطر؛ 24 كحد أقصى.",
        "ที่อยู่หรือรหัส บรรทัดละหนึ่ง สูงสุด 24")
    static let oneOf = Said(
        "One of these: a category, a brand, or products.", "Moja kati ya: aina, chapa au bidhaa.",
        "L'un des trois : catégorie, marque ou produits.", "واحد من: فئة أو علامة أو منتجات.",
        "เลือกหนึ่งอย่าง: หมวดหมู่ ยี่ห้อ หรือสินค้า")
    static let first = Said("First day", "Siku ya kwanza", "Premier jour", "أول يوم", "วันแรก")
    static let last = Said("Last day", "Siku ya mwisho", "Dernier jour", "آخر يوم", "วันสุดท้าย")

    static func refusal(_ refusal: MerchandisingRefusal) -> Said {
        switch refusal {
        case .tooFewWords:
            Said(
                "Name 2 to 20 words.", "Taja maneno 2 hadi 20.", "Indiquez 2 à 20 mots.", "اذكر من 2 إلى 20 كلمة.",
                "ระบุ 2 ถึง 20 คำ")
        case .badPath:
            Said(
                "An address begins with / and has no ? or #.", "Anwani huanza na / bila ? wala #.",
                "Une adresse commence par / sans ? ni #.", "يبدأ العنوان بـ / دون ? أو #.",
                "ที่อยู่ขึ้นต้นด้วย / และไม่มี ? หรือ #")
        case .badTarget, .badLink:
            Said(
                "It leads somewhere in this market: begin with /.", "Ielekeze ndani ya soko hili: anza na /.",
                "Restez dans ce marché : commencez par /.", "يجب أن يقود داخل هذا السوق: ابدأ بـ /.",
                "ต้องอยู่ในตลาดนี้ ขึ้นต้นด้วย /")
        case .loop:
            Said(
                "That would lead back to itself.", "Ingejirudia yenyewe.", "Cela tournerait en rond.",
                "سيعود ذلك إلى نفسه.", "จะวนกลับมาที่เดิม")
        case .noTitle: CategorySaid.refusal(.noName)
        case .noGoods:
            Said(
                "Name one category, one brand, or products of this market.",
                "Taja aina moja, chapa moja, au bidhaa za soko hili.",
                "Indiquez une catégorie, une marque ou des produits de ce marché.",
                "اذكر فئة أو علامة أو منتجات من هذا السوق.",
                "ระบุหมวดหมู่ ยี่ห้อ หรือสินค้าในตลาดนี้")
        case .badDates:
            Said(
                "The last day is not before the first.", "Siku ya mwisho haiwi kabla ya ya kwanza.",
                "Le dernier jour ne précède pas le premier.", "لا يسبق اليوم الأخير الأول.", "วันสุดท้ายต้องไม่ก่อนวันแรก")
        case .noPicture:
            Said("Add a picture.", "Ongeza picha.", "Ajoutez une image.", "أضف صورة.", "เพิ่มรูปภาพ")
        case .notThere: ListingSaid.refusal(.notThere)
        }
    }
}
