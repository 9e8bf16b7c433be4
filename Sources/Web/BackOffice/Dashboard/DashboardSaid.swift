import Frame

enum DashboardSaid {
    static let title = Said("Dashboard", "Dashibodi", "Tableau de bord", "لوحة المتابعة", "แดชบอร์ด")
    static let span = Said("Period", "Kipindi", "Période", "الفترة", "ช่วงเวลา")
    static func days(_ count: Int) -> Said {
        Said(
            count == 1 ? "1 day" : "\(count) days", "Siku \(count)", count <= 1 ? "\(count) jour" : "\(count) jours",
            "\(count) \((3...10).contains(count) ? "أيام" : "يومًا")", "\(count) วัน")
    }
    static let before = Said(
        "against the period before", "dhidi ya kipindi kilichopita", "par rapport à la période précédente",
        "مقارنة بالفترة السابقة", "เทียบกับช่วงก่อนหน้า")
    static let revenue = Said("Revenue", "Mapato", "Chiffre d'affaires", "الإيرادات", "รายได้")
    static let units = Said("Sold units", "Vipande vilivyouzwa", "Unités vendues", "الوحدات المباعة", "จำนวนที่ขาย")
    static let leads = Said("Leads", "Wateja watarajiwa", "Contacts", "عملاء محتملون", "ผู้สนใจซื้อ")
    static let lead = Said("Lead", "Mteja mtarajiwa", "Contact", "عميل محتمل", "ผู้สนใจ")
    static let views = Said("Page views", "Kurasa zilizotazamwa", "Pages vues", "مشاهدات الصفحات", "การเข้าชมหน้า")
    static let visitors = Said(
        "Visitors by day", "Wageni kwa siku", "Visiteurs par jour", "الزوار حسب اليوم", "ผู้เข้าชมรายวัน")
    static let conversion = Said("Conversion", "Ubadilishaji", "Conversion", "معدل التحويل", "อัตราการซื้อ")
    static let live = Said("Live listings", "Bidhaa hewani", "Annonces en ligne", "إعلانات منشورة", "รายการที่เผยแพร่")
    static let asTable = Said("As a table", "Kama jedwali", "En tableau", "كجدول", "แสดงเป็นตาราง")
    static let day = Said("Day", "Siku", "Jour", "اليوم", "วัน")
    static let highest = Said("Highest", "Ya juu zaidi", "Maximum", "الأعلى", "สูงสุด")
    static let best = Said("Top products", "Bidhaa bora", "Meilleurs produits", "أفضل المنتجات", "สินค้าขายดี")
    static let atRisk = Said("Stock at risk", "Bidhaa zinazokaribia kuisha", "Stock menacé", "مخزون مهدد", "สต็อกใกล้หมด")
    static let noRisk = Said(
        "Nothing will be sold out within two weeks.", "Hakuna kitakachoisha ndani ya wiki mbili.",
        "Rien ne sera épuisé d'ici deux semaines.", "لن ينفد شيء خلال أسبوعين.", "ไม่มีสินค้าที่จะหมดภายในสองสัปดาห์")
    static let free = Said("In stock", "Zilizopo", "En stock", "المتوفر", "คงเหลือ")
    static let soldLately = Said(
        "Sold in 60 days", "Zilizouzwa siku 60", "Vendus en 60 jours", "المباع في 60 يومًا", "ขายใน 60 วัน")
    static let health = Said("Health", "Hali ya mfumo", "État du système", "حالة النظام", "สถานะระบบ")
    static let catalogues = Said("Catalogues", "Katalogi", "Catalogues", "الكتالوجات", "แคตตาล็อก")
    static let fresh = Said("read today", "zilizosomwa leo", "lus aujourd'hui", "قُرئت اليوم", "อ่านแล้ววันนี้")
    static let stale = Said("stale", "za zamani", "en retard", "متأخرة", "ค้าง")
    static let gone = Said("gone", "zilizoondoka", "disparus", "اختفت", "หายไป")
    static let noJobs = Said(
        "No job waits.", "Hakuna kazi inayosubiri.", "Aucune tâche en attente.", "لا مهام في الانتظار.", "ไม่มีงานรออยู่")
    static let queue = Said("Queue", "Foleni", "File", "الطابور", "คิว")
    static let ready = Said("Ready", "Tayari", "Prêtes", "جاهزة", "พร้อม")
    static let running = Said("Running", "Zinaendelea", "En cours", "قيد التنفيذ", "กำลังทำ")
    static let dead = Said("Dead", "Zilizokufa", "Mortes", "ميتة", "ล้มเหลว")
    static let activity = Said(
        "Recent activity", "Shughuli za karibuni", "Activité récente", "آخر النشاطات", "กิจกรรมล่าสุด")
    static let all = Said("Show all", "Onyesha zote", "Tout afficher", "عرض الكل", "แสดงทั้งหมด")
    static let stockOut = Said("Out of stock", "Imeisha", "En rupture", "نفد المخزون", "สินค้าหมด")
    static let stockLow = Said("Low stock", "Akiba ndogo", "Stock bas", "مخزون منخفض", "สต็อกต่ำ")

    static let toDo = Said("What needs doing", "Ya kufanya", "À faire", "ما يجب عمله", "สิ่งที่ต้องทำ")
    static let allDone = Said(
        "Nothing waits for you.", "Hakuna kinachokusubiri.", "Rien ne vous attend.", "لا شيء بانتظارك.",
        "ไม่มีอะไรรอคุณอยู่")
    static let toJudge = Said(
        "wait for a look", "zinasubiri kuangaliwa", "attendent un avis", "بانتظار المراجعة", "รอการตรวจ")
    static let deadJobs = Said("dead jobs", "kazi zilizokufa", "tâches mortes", "مهام ميتة", "งานที่ล้มเหลว")
    static let failedImports = Said(
        "failed imports", "faili za bidhaa zilizoshindwa", "imports échoués", "عمليات استيراد فاشلة", "การนำเข้าที่ล้มเหลว")
    static let toRead = Said(
        "inconclusive pages", "kurasa zisizoeleweka", "pages non concluantes", "صفحات غير حاسمة", "หน้าที่อ่านไม่ได้")
    static let staleSellers = Said(
        "catalogues to read", "katalogi za kusoma", "catalogues à lire", "كتالوجات للقراءة", "แคตตาล็อกที่ต้องอ่าน")
    static let low = Said("shelves are low", "rafu zimepungua", "rayons presque vides", "رفوف منخفضة", "ชั้นสินค้าใกล้หมด")
    static let toAnswer = Said(
        "leads to answer", "wateja wa kujibu", "contacts à traiter", "عملاء بانتظار الرد", "ผู้สนใจรอคำตอบ")
    static let beingJudged = Said(
        "are being looked at", "zinaangaliwa", "en cours d'examen", "قيد المراجعة", "กำลังตรวจสอบ")
    static let ownGone = Said(
        "left your catalogue", "zimeondoka kwenye katalogi", "ont quitté votre catalogue", "غادرت كتالوجك",
        "หายจากแคตตาล็อก")

    static let welcome = Said(
        "Your store is ready", "Duka lako liko tayari", "Votre boutique est prête", "متجرك جاهز", "ร้านของคุณพร้อมแล้ว")
    static let welcomeText = Said(
        "Three steps, and buyers find you.", "Hatua tatu, na wanunuzi watakupata.",
        "Trois étapes, et les acheteurs vous trouvent.", "ثلاث خطوات ويجدك المشترون.", "สามขั้นตอน แล้วผู้ซื้อจะพบคุณ")
    static let stepStore = Said(
        "Say who you are: name, place, opening hours", "Jitambulishe: jina, mahali, saa za kazi",
        "Présentez-vous : nom, lieu, horaires", "عرّف بنفسك: الاسم والمكان وساعات العمل", "แนะนำร้าน: ชื่อ ที่ตั้ง เวลาเปิด")
    static let stepListing = Said(
        "Put up your first listing", "Weka bidhaa ya kwanza", "Publiez votre première annonce", "أضف أول إعلان",
        "ลงขายรายการแรก")
    static let stepIdentity = Said(
        "Have your identity checked: buyers trust it", "Thibitisha utambulisho: wanunuzi huamini",
        "Faites vérifier votre identité : cela rassure", "تحقق من هويتك: يثق بها المشترون", "ยืนยันตัวตน: ผู้ซื้อจะเชื่อถือ")
}

/// What the sync log calls changes, in the pages' languages.
enum SyncSaid {
    static let title = Said(
        "Sync log", "Kumbukumbu za usawazishaji", "Journal de synchro", "سجل المزامنة", "บันทึกการซิงก์")

    /// - Parameter change: as it stands in the log; one that has no words here stands for itself.
    static func change(_ change: String) -> Said { changes[change] ?? Said(change, change, change, change, change) }

    private static let changes: [String: Said] = [
        "discovered": Said("Found", "Imepatikana", "Trouvé", "عُثر عليه", "พบใหม่"),
        "hydrated": Said("Read", "Imesomwa", "Lu", "قُرئ", "อ่านแล้ว"),
        "title-changed": Said("New title", "Jina jipya", "Nouveau titre", "عنوان جديد", "ชื่อใหม่"),
        "description-changed": Said("New words", "Maelezo mapya", "Nouveau texte", "وصف جديد", "คำอธิบายใหม่"),
        "price-changed": Said("New price", "Bei mpya", "Nouveau prix", "سعر جديد", "ราคาใหม่"),
        "picture-changed": Said("New picture", "Picha mpya", "Nouvelle photo", "صورة جديدة", "รูปใหม่"),
        "gone": Said("Gone", "Imeondoka", "Disparu", "اختفى", "หายไป"),
        "revived": Said("Back again", "Imerudi", "De retour", "عاد", "กลับมา"),
        "approved": Said("Approved", "Imeidhinishwa", "Approuvé", "مقبول", "อนุมัติ"),
        "flagged": Said("Flagged", "Imewekewa alama", "Signalé", "عليه ملاحظة", "ถูกทำเครื่องหมาย"),
        "rejected": Said("Rejected", "Imekataliwa", "Refusé", "مرفوض", "ถูกปฏิเสธ"),
        "kept": Said("Picture kept", "Picha imehifadhiwa", "Photo conservée", "حُفظت الصورة", "เก็บรูปแล้ว"),
        "drafted": Said("Draft", "Rasimu", "Brouillon", "مسودة", "แบบร่าง"),
        "moved": Said("Moved", "Imehamishwa", "Déplacé", "نُقل", "ย้าย"),
        "category-changed": Said("New category", "Kundi jipya", "Nouvelle catégorie", "فئة جديدة", "หมวดใหม่"),
    ]
}
