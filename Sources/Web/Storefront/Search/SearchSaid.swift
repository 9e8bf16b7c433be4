import Flows
import Frame
import HTML
import Vocabulary

/// What results pages and suggestions say.
enum SearchSaid {
    // What came of the words.
    static let insteadOf = Said(
        "Showing results for %", "Tunaonyesha matokeo ya %", "Résultats affichés pour %", "نعرض نتائج %",
        "แสดงผลลัพธ์สำหรับ %")
    static let nobodyHas = Said(
        "Nothing here has “%”.", "Hakuna kitu hapa chenye “%”.", "Rien ici ne contient « % ».",
        "لا شيء هنا يحتوي على «%».", "ไม่มีสินค้าใดมีคำว่า “%”")
    static let someWords = Said(
        "Nothing has all of these words, so here is what comes closest.",
        "Hakuna kitu chenye maneno haya yote, kwa hiyo hivi ndivyo vinavyokaribia.",
        "Rien ne contient tous ces mots ; voici ce qui s'en approche le plus.",
        "لا شيء يضم كل هذه الكلمات، وهذا أقرب ما وجدناه.", "ไม่มีสินค้าใดมีคำครบทุกคำ นี่คือรายการที่ใกล้เคียงที่สุด")
    static let understood = Said(
        "Nothing was found with %. Here is what there is without.",
        "Hakuna kilichopatikana kwa %. Hivi ndivyo vilivyopo bila hilo.",
        "Rien n'a été trouvé avec %. Voici ce qu'il y a sans.", "لم نجد شيئًا مع %. وهذا المتوفر من دون ذلك.",
        "ไม่พบสินค้าที่ตรงกับ % นี่คือสินค้าที่มีหากไม่ใช้เงื่อนไขนี้")
    static let quoted = Said("“%”", "“%”", "«\u{a0}%\u{a0}»", "«%»", "“%”")
    static let filters = Said(
        "Nothing matches the filters you chose, so they are off here.",
        "Hakuna kinacholingana na vichujio ulivyochagua, kwa hiyo vimeondolewa hapa.",
        "Rien ne correspond aux filtres choisis : ils sont désactivés ici.",
        "لا شيء يطابق عوامل التصفية التي اخترتها، فأوقفناها هنا.", "ไม่มีสินค้าตรงกับตัวกรองที่เลือก เราจึงปิดตัวกรองไว้")
    static let meaning = Said(
        "Nothing has these words, so here is what means something like them.",
        "Hakuna kitu chenye maneno haya, kwa hiyo hivi vina maana inayofanana.",
        "Rien ne contient ces mots ; voici ce qui a un sens voisin.",
        "لا شيء يحتوي على هذه الكلمات، وهذا ما يشبهها في المعنى.",
        "ไม่มีสินค้าใดมีคำเหล่านี้ นี่คือรายการที่มีความหมายใกล้เคียง")
    static let and = Said(" and ", " na ", " et ", " و", " และ ")

    // What was read out of them.
    static let near = Said("near %", "karibu na %", "près de %", "قرب %", "ใกล้ %")
    static let nearMe = Said("near me", "karibu nami", "près de moi", "بالقرب مني", "ใกล้ฉัน")
    static let without = Said("without %", "bila %", "sans %", "بدون %", "ไม่มี %")
    static let cheapFirst = Said(
        "cheapest first", "bei nafuu kwanza", "le moins cher d'abord", "الأرخص أولًا", "ถูกสุดก่อน")

    // Orders.
    static let sort = Said("Sort", "Panga", "Trier", "ترتيب", "เรียง")
    static let relevance = Said("Best match", "Inayofaa zaidi", "Pertinence", "الأنسب", "ตรงที่สุด")
    static let newest = Said("Newest", "Mpya zaidi", "Plus récents", "الأحدث", "ใหม่ล่าสุด")
    static let cheapest = Said(
        "Price: low to high", "Bei: chini hadi juu", "Prix croissant", "السعر: من الأقل", "ราคาต่ำไปสูง")
    static let dearest = Said(
        "Price: high to low", "Bei: juu hadi chini", "Prix décroissant", "السعر: من الأعلى", "ราคาสูงไปต่ำ")
    static let nearest = Said("Nearest", "Karibu zaidi", "Plus proches", "الأقرب", "ใกล้ที่สุด")

    // What narrows down.
    static let added = Said("Added", "Iliongezwa", "Ajouté", "تاريخ الإضافة", "เพิ่มเมื่อ")
    static let lastDay = Said(
        "Last 24 hours", "Saa 24 zilizopita", "Dernières 24 heures", "آخر 24 ساعة", "24 ชั่วโมงที่ผ่านมา")
    static let lastWeek = Said("Last 7 days", "Siku 7 zilizopita", "7 derniers jours", "آخر 7 أيام", "7 วันที่ผ่านมา")
    static let lastMonth = Said("Last 30 days", "Siku 30 zilizopita", "30 derniers jours", "آخر 30 يومًا", "30 วันที่ผ่านมา")
    static let inStock = Said("In stock only", "Zilizopo tu", "En stock uniquement", "المتوفر فقط", "เฉพาะที่มีสินค้า")
    static let distance = Said("Distance", "Umbali", "Distance", "المسافة", "ระยะทาง")
    static let within = Said("Within % km", "Ndani ya km %", "À moins de % km", "ضمن % كم", "ภายใน % กม.")
    static let aroundMe = Said("Near you", "Karibu nawe", "Près de vous", "بالقرب منك", "ใกล้คุณ")
    static let findNear = Said(
        "Search near me", "Tafuta karibu nami", "Chercher près de moi", "ابحث بالقرب مني", "ค้นหาใกล้ฉัน")
    static let placeDenied = Said(
        "Your browser does not tell us where you are.", "Kivinjari chako hakituambii ulipo.",
        "Votre navigateur n'indique pas où vous êtes.", "متصفحك لا يخبرنا بموقعك.", "เบราว์เซอร์ของคุณไม่ได้บอกตำแหน่งของคุณ")
    static let under = Said("under %", "chini ya %", "moins de %", "أقل من %", "ต่ำกว่า %")
    static let upTo = Said("up to %", "hadi %", "jusqu'à %", "حتى %", "ไม่เกิน %")
    static let atLeast = Said("from %", "kuanzia %", "à partir de %", "من %", "ตั้งแต่ %")

    // Nothing.
    static let nothing = Said(
        "Nothing matches “%”", "Hakuna kinacholingana na “%”", "Aucun résultat pour « % »", "لا نتائج لـ «%»",
        "ไม่พบสินค้าสำหรับ “%”")
    static let tips = Said(
        "Try fewer or other words, or look through what came last.",
        "Jaribu maneno machache au mengine, au angalia vilivyoingia karibuni.",
        "Essayez moins de mots ou d'autres mots, ou parcourez les nouveautés.",
        "جرّب كلمات أقل أو كلمات أخرى، أو تصفّح ما وصل أخيرًا.", "ลองใช้คำให้น้อยลงหรือคำอื่น หรือดูสินค้าที่เพิ่งมาใหม่")
    static let everything = Said(
        "See the whole market", "Ona soko lote", "Voir tout le marché", "تصفّح السوق كله", "ดูสินค้าทั้งหมด")
    static let byPicture = Said(
        "Or search with a picture of it", "Au tafuta kwa picha yake", "Ou cherchez avec une photo",
        "أو ابحث بصورة له", "หรือค้นหาด้วยรูปภาพ")
    static let justIn = Said(
        "New in the market", "Vipya sokoni", "Nouveautés du marché", "جديد في السوق", "มาใหม่ในตลาด")

    // Suggestions.
    static let searches = Said("Searches", "Utafutaji", "Recherches", "عمليات البحث", "คำค้นหา")
    static let products = Said("Products", "Bidhaa", "Produits", "المنتجات", "สินค้า")
    static let brands = Said("Brands", "Chapa", "Marques", "العلامات", "ยี่ห้อ")
    static let suggested = Said(
        "Suggestions: %", "Mapendekezo: %", "Suggestions : %", "الاقتراحات: %", "คำแนะนำ: %")

    static func order(_ order: SearchWish.Order) -> Said {
        switch order {
        case .relevance: relevance
        case .newest: newest
        case .cheapest: cheapest
        case .dearest: dearest
        case .nearest: nearest
        }
    }

    static func days(_ days: Int) -> Said { days == 1 ? lastDay : days == 7 ? lastWeek : lastMonth }
}

extension Said {
    /// With its gap filled.
    func callAsFunction(_ value: String, in language: Language) -> String {
        Sentence(stringLiteral: self[language])(value)
    }
}

/// A text around words that somebody typed.
struct SaidAround<Piece: Markup>: Markup {
    private let said: Said
    private let language: Language
    private let piece: Piece

    init(_ said: Said, in language: Language, @MarkupBuilder piece: () -> Piece) {
        (self.said, self.language, self.piece) = (said, language, piece())
    }

    var body: some Markup { Sentence(stringLiteral: said[language]).around(piece) }
}

/// Prices as shops say them.
enum PriceSaid {
    /// `under KSh 2,000` is what a band up to the last cent below says; `up to` is what somebody typed.
    static func range(_ from: Money?, _ to: Money?, in language: Language) -> String {
        let tag = language.tag
        let edge = to.map { Money(minor: $0.minor + 1, currency: $0.currency) }
        let isBand = edge.map { $0.minor % $0.currency.minorPerMajor == 0 && $0.currency.minorDigits > 0 } ?? false
        let end = (isBand ? edge : to)?.display(language: tag)
        switch (from?.display(language: tag), end) {
        case (let from?, let end?): return from + " – " + end
        case (let from?, nil): return SearchSaid.atLeast(from, in: language)
        case (nil, let end?): return (isBand ? SearchSaid.under : SearchSaid.upTo)(end, in: language)
        case (nil, nil): return ""
        }
    }
}
