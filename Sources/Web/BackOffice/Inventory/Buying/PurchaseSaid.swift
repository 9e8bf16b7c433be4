import Catalog
import Frame
import Inventory

/// What the pages of suppliers and orders say.
enum PurchaseSaid {
    static let orders = Said("Purchase orders", "Oda za ununuzi", "Commandes", "طلبات الشراء", "ใบสั่งซื้อ")
    static let suppliers = Said("Suppliers", "Wasambazaji", "Fournisseurs", "الموردون", "ผู้จัดส่ง")
    static let newSupplier = Said("New supplier", "Msambazaji mpya", "Nouveau fournisseur", "مورد جديد", "เพิ่มผู้จัดส่ง")
    static let suggestions = Said("Order now", "Agiza sasa", "À commander", "للطلب الآن", "ควรสั่งซื้อ")
    static let noSuggestions = Said(
        "Nothing has to be ordered: what is low is on its way, or has no supplier.",
        "Hakuna cha kuagiza: vinavyopungua viko njiani, au havina msambazaji.",
        "Rien à commander : ce qui manque est en route ou n'a pas de fournisseur.",
        "لا شيء للطلب: المنخفض في الطريق أو بلا مورد.", "ไม่มีรายการต้องสั่ง: กำลังจัดส่ง หรือยังไม่มีผู้จัดส่ง")
    static let draftAll = Said("Draft this order", "Andaa oda hii", "Préparer la commande", "إعداد الطلب", "สร้างใบสั่งซื้อ")
    static let number = Said("Order", "Oda", "Commande", "الطلب", "เลขที่")
    static let supplier = Said("Supplier", "Msambazaji", "Fournisseur", "المورد", "ผู้จัดส่ง")
    static let status = Said("Status", "Hali", "État", "الحالة", "สถานะ")
    static let received = Said("Received", "Zimepokelewa", "Reçu", "مستلم", "รับแล้ว")
    static let ordered = Said("Ordered", "Zimeagizwa", "Commandé", "مطلوب", "สั่ง")
    static let total = Said("Total", "Jumla", "Total", "الإجمالي", "รวม")
    static let created = Said("Written", "Imeandikwa", "Créée", "أُنشئ", "สร้างเมื่อ")
    static let expected = Said("Needed by", "Inahitajika kufikia", "Souhaité pour le", "مطلوب قبل", "ต้องการภายใน")
    static let expectedHint = Said(
        "Year-month-day: 2026-12-01", "Mwaka-mwezi-siku: 2026-12-01", "Année-mois-jour : 2026-12-01",
        "سنة-شهر-يوم: 2026-12-01", "ปี-เดือน-วัน: 2026-12-01")
    static let name = Said("Name", "Jina", "Nom", "الاسم", "ชื่อ")
    static let email = Said("E-mail", "Barua pepe", "E-mail", "البريد الإلكتروني", "อีเมล")
    static let emailHint = Said(
        "Orders are sent there.", "Oda hutumwa huko.", "Les commandes y sont envoyées.", "تُرسل الطلبات إليه.",
        "ใบสั่งซื้อจะถูกส่งไปที่นี่")
    static let phone = Said("Phone", "Simu", "Téléphone", "الهاتف", "โทรศัพท์")
    static let leadDays = Said(
        "Days to delivery", "Siku za kuleta", "Jours de livraison", "أيام التوريد", "วันจัดส่ง")
    static let currency = Said("Currency", "Sarafu", "Devise", "العملة", "สกุลเงิน")
    static let details = Said("Details", "Maelezo", "Détails", "التفاصيل", "รายละเอียด")
    static let archive = Said("Archive", "Weka kumbukumbu", "Archiver", "أرشفة", "เก็บถาวร")
    static let restore = Said("Restore", "Rejesha", "Restaurer", "استعادة", "กู้คืน")
    static let archived = Said("Archived", "Kumbukumbu", "Archivés", "المؤرشفة", "ที่เก็บถาวร")
    static let active = Said("Active", "Hai", "Actifs", "النشطة", "ที่ใช้งาน")
    static let newOrder = Said("New order", "Oda mpya", "Nouvelle commande", "طلب جديد", "สั่งซื้อใหม่")
    static let chooseSupplier = Said(
        "An order begins at its supplier.", "Oda huanza kwa msambazaji.", "Une commande commence chez le fournisseur.",
        "يبدأ الطلب من المورد.", "เริ่มใบสั่งซื้อจากหน้าผู้จัดส่ง")
    static let supplies = Said("Who supplies it", "Nani huleta", "Fournisseurs", "من يورّده", "ผู้จัดส่งสินค้านี้")
    static let supplierSKU = Said(
        "Their number", "Nambari yao", "Leur référence", "رقمهم", "รหัสของผู้จัดส่ง")
    static let unitCost = Said("Cost of one", "Gharama ya moja", "Coût unitaire", "تكلفة الوحدة", "ต้นทุนต่อหน่วย")
    static let unitCostHint = Said(
        "Empty: what the supplier asks", "Ikiachwa wazi: bei ya msambazaji", "Vide : le prix du fournisseur",
        "فارغ: سعر المورد", "เว้นว่าง: ราคาของผู้จัดส่ง")
    static let minimum = Said("Fewest", "Chache zaidi", "Minimum", "الحد الأدنى", "ขั้นต่ำ")
    static let addLine = Said("Add a line", "Ongeza mstari", "Ajouter une ligne", "إضافة سطر", "เพิ่มรายการ")
    static let lines = Said("Lines", "Mistari", "Lignes", "الأسطر", "รายการ")
    static let noLines = Said("No lines yet", "Hakuna mistari bado", "Aucune ligne", "لا أسطر بعد", "ยังไม่มีรายการ")
    static let send = Said("Send", "Tuma", "Envoyer", "إرسال", "ส่ง")
    static let sentByMail = Said(
        "On its way by e-mail", "Inatumwa kwa barua pepe", "En route par e-mail", "في الطريق بالبريد", "กำลังส่งทางอีเมล")
    static let sentByHand = Said(
        "Marked as sent; this supplier has no e-mail address", "Imewekwa kuwa imetumwa; hakuna barua pepe",
        "Marquée envoyée ; ce fournisseur n'a pas d'e-mail", "عُلّم كمرسل؛ لا بريد لهذا المورد",
        "ทำเครื่องหมายว่าส่งแล้ว ผู้จัดส่งไม่มีอีเมล")
    static let cancel = Said("Cancel the order", "Ghairi oda", "Annuler la commande", "إلغاء الطلب", "ยกเลิกใบสั่งซื้อ")
    static let receive = Said("Receive", "Pokea", "Réceptionner", "استلام", "รับสินค้า")
    static let receiveAll = Said("All came", "Zote zimekuja", "Tout est arrivé", "وصل الكل", "มาครบ")
    static let cameNow = Said("Came now", "Zimekuja sasa", "Arrivé maintenant", "وصل الآن", "มาครั้งนี้")
    static let print = Said(
        "This page prints as the order.", "Ukurasa huu huchapishwa kama oda.",
        "Cette page s'imprime comme bon de commande.", "تُطبع هذه الصفحة كطلب شراء.", "พิมพ์หน้านี้เป็นใบสั่งซื้อได้")

    static func status(_ status: PurchaseOrderStatus) -> (said: Said, tone: TableCell.Tone) {
        switch status {
        case .draft: (Said("Draft", "Rasimu", "Brouillon", "مسودة", "ฉบับร่าง"), .calm)
        case .sent: (Said("Sent", "Imetumwa", "Envoyée", "مرسل", "ส่งแล้ว"), .warn)
        case .partlyReceived:
            (Said("Partly received", "Sehemu imepokelewa", "Reçue en partie", "مستلم جزئيًا", "รับบางส่วน"), .warn)
        case .received: (Said("Received", "Imepokelewa", "Reçue", "مستلم", "รับครบ"), .good)
        case .cancelled: (Said("Cancelled", "Imeghairiwa", "Annulée", "ملغى", "ยกเลิก"), .bad)
        }
    }

    static func refusal(_ refusal: PurchaseRefusal) -> Said {
        switch refusal {
        case .notThere: StockSaid.refusal(.notThere)
        case .badName:
            Said(
                "Give it a name of 1 to 120 characters.", "Weka jina la herufi 1 hadi 120.",
                "Donnez un nom de 1 à 120 caractères.", "اكتب اسمًا من 1 إلى 120 حرفًا.", "ตั้งชื่อ 1 ถึง 120 ตัวอักษร")
        case .nameTaken: StockSaid.refusal(.nameTaken)
        case .badEmail:
            Said(
                "That is no e-mail address.", "Hiyo si barua pepe.", "Ce n'est pas une adresse e-mail.",
                "هذا ليس بريدًا إلكترونيًا.", "อีเมลไม่ถูกต้อง")
        case .badPhone:
            Said(
                "That is no phone number.", "Hiyo si nambari ya simu.", "Ce n'est pas un numéro.", "هذا ليس رقم هاتف.",
                "เบอร์โทรไม่ถูกต้อง")
        case .badLeadTime:
            Said("0 to 365 days.", "Siku 0 hadi 365.", "De 0 à 365 jours.", "من 0 إلى 365 يومًا.", "0 ถึง 365 วัน")
        case .badNote:
            Said(
                "The note is too long, or the day does not exist.", "Maelezo ni marefu, au siku haipo.",
                "La note est trop longue, ou ce jour n'existe pas.", "الملاحظة طويلة أو التاريخ غير صحيح.",
                "หมายเหตุยาวเกินไป หรือวันที่ไม่ถูกต้อง")
        case .currencyStays:
            Said(
                "Costs were agreed in this currency; it stays.", "Gharama zilikubaliwa kwa sarafu hii; inabaki.",
                "Des coûts sont convenus dans cette devise ; elle reste.", "اتُّفق على التكاليف بهذه العملة؛ تبقى.",
                "ตกลงราคาในสกุลเงินนี้แล้ว เปลี่ยนไม่ได้")
        case .noSKU:
            Said(
                "No SKU or barcode of this seller is that.", "Hakuna SKU wala msimbo huo.",
                "Aucun SKU ni code-barres de ce vendeur.", "لا يوجد هذا الرمز لدى هذا البائع.", "ไม่มี SKU หรือบาร์โค้ดนี้")
        case .badLine:
            Said(
                "A line has a number from 1 and an amount.", "Mstari una idadi kuanzia 1 na kiasi.",
                "Une ligne a une quantité à partir de 1 et un montant.", "للسطر كمية من 1 ومبلغ.",
                "รายการต้องมีจำนวนตั้งแต่ 1 และราคา")
        case .noLines:
            Said(
                "The order has no lines.", "Oda haina mistari.", "La commande est vide.", "الطلب بلا أسطر.",
                "ใบสั่งซื้อยังว่าง")
        case .tooManyLines:
            Said(
                "An order has at most 150 lines.", "Oda ina mistari 150 tu.", "150 lignes au plus.",
                "150 سطرًا كحد أقصى.", "สูงสุด 150 รายการ")
        case .badMove: ListingSaid.refusal(.badMove)
        case .overDelivered:
            Said(
                "More came than was ordered. Take in what was ordered, and correct the rest on its own.",
                "Zimekuja zaidi ya zilizoagizwa. Pokea zilizoagizwa tu.",
                "Il est arrivé plus que commandé. Réceptionnez la quantité commandée et corrigez le reste à part.",
                "وصل أكثر مما طُلب. استلم المطلوب وصحّح الباقي وحده.", "มามากกว่าที่สั่ง โปรดรับตามจำนวนที่สั่ง")
        case .changedMeanwhile: ListingSaid.refusal(.changedMeanwhile)
        case .nothingReceived:
            Said(
                "Say how many came.", "Sema ngapi zimekuja.", "Indiquez combien sont arrivés.", "اذكر كم وصل.",
                "ระบุจำนวนที่มา")
        }
    }
}
