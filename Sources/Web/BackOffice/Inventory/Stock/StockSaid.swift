import Frame
import Inventory

/// What the pages of stock say.
enum StockSaid {
    static let stock = Said("Stock", "Hisa", "Stock", "المخزون", "สต็อก")
    static let alerts = Said("Alerts", "Tahadhari", "Alertes", "التنبيهات", "แจ้งเตือน")
    static let count = Said("Count", "Hesabu", "Inventaire", "الجرد", "ตรวจนับ")
    static let locations = Said("Places", "Mahali", "Emplacements", "الأماكن", "สถานที่เก็บ")
    static let searchHint = Said(
        "SKU, barcode, words", "SKU, msimbo, maneno", "SKU, code-barres, mots", "رمز أو باركود أو كلمات",
        "SKU บาร์โค้ด หรือคำ")
    static let product = Said("Product", "Bidhaa", "Produit", "المنتج", "สินค้า")
    static let sku = Said("SKU", "SKU", "SKU", "الرمز", "SKU")
    static let location = Said("Place", "Mahali", "Emplacement", "المكان", "สถานที่")
    static let seller = Said("Seller", "Muuzaji", "Vendeur", "البائع", "ผู้ขาย")
    static let onHand = Said("On hand", "Zilizopo", "En stock", "موجود", "มีอยู่")
    static let held = Said("Held", "Zimeshikiliwa", "Réservé", "محجوز", "จองไว้")
    static let free = Said("Free", "Huru", "Libre", "متاح", "ว่าง")
    static let threshold = Said("Low at", "Kiwango cha chini", "Seuil", "حد التنبيه", "เกณฑ์ต่ำ")
    static let value = Said("Value at cost", "Thamani kwa gharama", "Valeur au coût", "القيمة بالتكلفة", "มูลค่าต้นทุน")
    static let low = Said("Low", "Inapungua", "Bas", "منخفض", "ใกล้หมด")
    static let out = Said("Sold out", "Zimeisha", "Épuisé", "نفد", "หมด")
    static let enough = Said("Enough", "Zinatosha", "Suffisant", "كافٍ", "เพียงพอ")
    static let setThreshold = Said("Set", "Weka", "Définir", "تعيين", "ตั้งค่า")
    static let thresholdSet = Said(
        "Threshold set for %n", "Kiwango kimewekwa kwa %n", "Seuil défini pour %n", "تم تعيين الحد لعدد %n",
        "ตั้งเกณฑ์แล้ว %n รายการ")
    static let when = Said("When", "Lini", "Quand", "متى", "เมื่อ")
    static let what = Said("What", "Nini", "Quoi", "ماذا", "รายการ")
    static let quantity = Said("Quantity", "Idadi", "Quantité", "الكمية", "จำนวน")
    static let balance = Said("Balance", "Salio", "Solde", "الرصيد", "ยอดคงเหลือ")
    static let amount = Said("Each", "Kila moja", "L'unité", "للوحدة", "ต่อหน่วย")
    static let note = Said("Note", "Maelezo", "Note", "ملاحظة", "หมายเหตุ")
    static let by = Said("By", "Na", "Par", "بواسطة", "โดย")
    static let move = Said("Move stock", "Sogeza hisa", "Mouvement", "تحريك المخزون", "บันทึกการเคลื่อนไหว")
    static let ledger = Said("Ledger", "Daftari", "Mouvements", "السجل", "บัญชีสต็อก")
    static let shelves = Said("Where it lies", "Ziko wapi", "Où il se trouve", "أين يوجد", "ที่เก็บ")
    static let course = Said(
        "How many lay there over time", "Idadi kwa muda", "Quantité au fil du temps", "الكمية عبر الزمن", "จำนวนตามเวลา")
    static let unitAmount = Said(
        "Cost or price of one", "Gharama au bei ya moja", "Coût ou prix d'une unité", "تكلفة أو سعر الوحدة",
        "ต้นทุนหรือราคาต่อหน่วย")
    static let moved = Said("Written into the ledger", "Imeandikwa", "Enregistré", "تم التسجيل", "บันทึกแล้ว")
    static let correctHint = Said(
        "A correction says how far the books are off: -1 is one broken. A count says how many there are.",
        "Marekebisho husema tofauti: -1 ni moja iliyovunjika. Hesabu husema zilizopo.",
        "Une correction dit l'écart : -1 pour un article cassé. Un comptage dit combien il y en a.",
        "التصحيح يذكر الفرق: ‎-1 تعني قطعة تالفة. والجرد يذكر العدد الموجود.",
        "การปรับปรุงคือส่วนต่าง: -1 คือเสียหนึ่งชิ้น การตรวจนับคือจำนวนที่มีอยู่")
    static let notCounted = Said(
        "Nothing of it is counted yet.", "Bado haijahesabiwa.", "Rien n'est compté pour l'instant.",
        "لم يُحصَ شيء منه بعد.", "ยังไม่ได้นับสต็อก")
    static let countHint = Said(
        "One line each: SKU or barcode; how many there are", "Mstari mmoja: SKU au msimbo; idadi iliyopo",
        "Une ligne chacun : SKU ou code-barres ; quantité présente", "سطر لكل صنف: الرمز أو الباركود؛ العدد الموجود",
        "บรรทัดละรายการ: SKU หรือบาร์โค้ด; จำนวนที่มี")
    static let countFill = Said(
        "List what the books know", "Orodhesha vilivyo kwenye daftari", "Lister ce que disent les livres",
        "إدراج ما في السجل", "แสดงรายการในบัญชี")
    static let countLine = Said(
        "Line %n cannot be read, or names nothing of this seller.", "Mstari %n hausomeki, au SKU haipo.",
        "La ligne %n est illisible ou ne désigne rien chez ce vendeur.", "تعذرت قراءة السطر %n أو لا يوجد هذا الرمز.",
        "บรรทัด %n อ่านไม่ได้ หรือไม่มีรหัสนี้")
    static let countDone = Said(
        "%n lines counted", "Mistari %n imehesabiwa", "%n lignes comptées", "تم جرد %n سطر", "นับแล้ว %n รายการ")
    static let name = Said("Name", "Jina", "Nom", "الاسم", "ชื่อ")
    static let newLocation = Said("New place", "Mahali papya", "Nouvel emplacement", "مكان جديد", "เพิ่มสถานที่")
    static let usual = Said("The usual one", "Pa kawaida", "Par défaut", "الافتراضي", "ค่าเริ่มต้น")
    static let makeUsual = Said(
        "Make it the usual one", "Fanya pa kawaida", "Définir par défaut", "جعله الافتراضي", "ตั้งเป็นค่าเริ่มต้น")
    static let told = Said("Told", "Umearifiwa", "Signalé", "تم الإبلاغ", "แจ้งแล้ว")
    static let since = Said("Since", "Tangu", "Depuis", "منذ", "ตั้งแต่")
    static let noAlerts = Said(
        "Nothing is low.", "Hakuna kinachopungua.", "Rien n'est bas.", "لا شيء منخفض.", "ไม่มีสินค้าใกล้หมด")
    static let checkSound = Said(
        "The books add up: %n shelves checked, %d", "Daftari ni sahihi: rafu %n zimekaguliwa, %d",
        "Les livres sont justes : %n rayons vérifiés, %d", "السجلات متطابقة: فُحص %n رفًا، %d",
        "บัญชีถูกต้อง: ตรวจแล้ว %n ชั้น, %d")
    static let checkOff = Said(
        "%n shelves are not the sum of their movements (%d). Nothing was changed; count them.",
        "Rafu %n hazilingani na jumla ya mienendo (%d). Hakuna kilichobadilishwa; zihesabu.",
        "%n rayons ne correspondent pas à la somme de leurs mouvements (%d). Rien n'a été modifié ; comptez-les.",
        "%n رفوف لا تطابق مجموع حركاتها (%d). لم يتغير شيء؛ أعد جردها.",
        "%n ชั้นไม่ตรงกับผลรวมการเคลื่อนไหว (%d) ยังไม่มีการแก้ไข โปรดตรวจนับ")

    static func kind(_ kind: StockMovement.Kind) -> Said {
        switch kind {
        case .received: Said("Received", "Zimepokelewa", "Reçu", "وارد", "รับเข้า")
        case .sold: Said("Sold", "Zimeuzwa", "Vendu", "مباع", "ขาย")
        case .returned: Said("Returned", "Zimerudishwa", "Retourné", "مرتجع", "รับคืน")
        case .corrected: Said("Corrected", "Zimerekebishwa", "Corrigé", "تصحيح", "ปรับปรุง")
        case .counted: Said("Counted", "Zimehesabiwa", "Compté", "جرد", "ตรวจนับ")
        }
    }

    static func state(_ state: StockState) -> (said: Said, tone: TableCell.Tone) {
        switch state {
        case .enough: (enough, .good)
        case .low: (low, .warn)
        case .out: (out, .bad)
        }
    }

    static func refusal(_ refusal: StockRefusal) -> Said {
        switch refusal {
        case .notThere: Said("It is not there.", "Haipo.", "Introuvable.", "غير موجود.", "ไม่พบ")
        case .badName:
            Said(
                "Give it a name of 1 to 80 characters.", "Weka jina la herufi 1 hadi 80.",
                "Donnez un nom de 1 à 80 caractères.", "اكتب اسمًا من 1 إلى 80 حرفًا.", "ตั้งชื่อ 1 ถึง 80 ตัวอักษร")
        case .nameTaken:
            Said(
                "There is one of that name.", "Jina hilo lipo tayari.", "Ce nom est déjà pris.", "هذا الاسم مستخدم.",
                "ชื่อนี้มีแล้ว")
        case .tooMany:
            Said("Those are too many.", "Ni nyingi mno.", "Il y en a trop.", "العدد كبير جدًا.", "มากเกินไป")
        case .badQuantity:
            Said(
                "That is no number of goods.", "Hiyo si idadi.", "Ce n'est pas une quantité.", "هذه ليست كمية.",
                "จำนวนไม่ถูกต้อง")
        case .badAmount:
            Said(
                "That is no amount.", "Hicho si kiasi.", "Ce n'est pas un montant.", "هذا ليس مبلغًا.", "จำนวนเงินไม่ถูกต้อง")
        case .notOnHand:
            Said(
                "Fewer lie there.", "Zilizopo ni chache.", "Il y en a moins que cela.", "الموجود أقل من ذلك.",
                "มีไม่ถึงจำนวนนั้น")
        case .promised:
            Said(
                "They are promised to somebody.", "Zimeahidiwa kwa mtu.", "Elles sont réservées.", "محجوزة لشخص آخر.",
                "ถูกจองไว้แล้ว")
        case .soldOut:
            Said(
                "Not so many are free.", "Hazitoshi.", "Il n'y en a pas assez de libres.", "المتاح لا يكفي.",
                "มีไม่พอ")
        case .holdOver:
            Said("The hold is over.", "Muda umekwisha.", "La réservation est terminée.", "انتهى الحجز.", "การจองหมดอายุ")
        }
    }
}
