import Catalog
import Flows
import Frame
import Vocabulary

/// What the pages of listings say.
enum ListingSaid {
    static let listings = Said("Listings", "Bidhaa", "Annonces", "القوائم", "รายการสินค้า")
    static let new = Said("New listing", "Bidhaa mpya", "Nouvelle annonce", "قائمة جديدة", "เพิ่มสินค้า")
    static let searchHint = Said(
        "Words, SKU, barcode, part number", "Maneno, SKU, msimbo, nambari ya kipuri",
        "Mots, SKU, code-barres, référence", "كلمات أو رمز أو باركود أو رقم قطعة", "คำ SKU บาร์โค้ด หรือเลขอะไหล่")
    static let product = Said("Product", "Bidhaa", "Produit", "المنتج", "สินค้า")
    static let status = Said("Status", "Hali", "État", "الحالة", "สถานะ")
    static let category = Said("Category", "Aina", "Catégorie", "الفئة", "หมวดหมู่")
    static let brand = Said("Brand", "Chapa", "Marque", "العلامة", "ยี่ห้อ")
    static let price = Said("Price", "Bei", "Prix", "السعر", "ราคา")
    static let stock = Said("Stock", "Hisa", "Stock", "المخزون", "คงเหลือ")
    static let seller = Said("Seller", "Muuzaji", "Vendeur", "البائع", "ผู้ขาย")
    static let updated = Said("Changed", "Imebadilishwa", "Modifié", "آخر تغيير", "แก้ไขเมื่อ")
    static let title = Said("Title", "Jina", "Titre", "العنوان", "ชื่อสินค้า")
    static let description = Said("Description", "Maelezo", "Description", "الوصف", "รายละเอียด")
    static let condition = Said("Condition", "Hali ya bidhaa", "État du produit", "حالة المنتج", "สภาพ")
    static let currency = Said("Currency", "Sarafu", "Devise", "العملة", "สกุลเงิน")
    static let priceHint = Said(
        "Empty: on request", "Ikiachwa wazi: bei kwa kuuliza", "Vide : sur demande", "فارغ: عند الطلب",
        "เว้นว่าง: สอบถามราคา")
    static let reason = Said(
        "Why the price changes", "Sababu ya bei kubadilika", "Raison du changement de prix", "سبب تغيير السعر",
        "เหตุผลที่เปลี่ยนราคา")
    static let details = Said("Details", "Maelezo zaidi", "Détails", "التفاصيل", "รายละเอียดสินค้า")
    static let attributes = Said("Attributes", "Sifa", "Caractéristiques", "الخصائص", "คุณลักษณะ")
    static let pictures = Said("Pictures", "Picha", "Photos", "الصور", "รูปภาพ")
    static let addPictures = Said("Add pictures", "Ongeza picha", "Ajouter des photos", "إضافة صور", "เพิ่มรูป")
    static let makeFirst = Said("First", "Kwanza", "En premier", "الأولى", "รูปแรก")
    static let variants = Said("Variants", "Aina za bidhaa", "Variantes", "الأنواع", "ตัวเลือก")
    static let variantHint = Said(
        "One line each: SKU; options as name=value, separated by commas; price; barcode",
        "Mstari mmoja kwa kila aina: SKU; chaguo jina=thamani, zikitengwa kwa koma; bei; msimbo",
        "Une ligne chacune : SKU ; options nom=valeur séparées par des virgules ; prix ; code-barres",
        "سطر لكل نوع: الرمز؛ الخيارات اسم=قيمة مفصولة بفواصل؛ السعر؛ الباركود",
        "บรรทัดละหนึ่งแบบ: SKU; ตัวเลือก ชื่อ=ค่า คั่นด้วยจุลภาค; ราคา; บาร์โค้ด")
    static let oem = Said("OEM numbers", "Nambari za OEM", "Références OEM", "أرقام OEM", "หมายเลข OEM")
    static let cross = Said(
        "Cross references", "Nambari mbadala", "Références croisées", "أرقام بديلة", "หมายเลขเทียบ")
    static let oneALine = Said("One a line", "Moja kwa kila mstari", "Une par ligne", "واحد في كل سطر", "บรรทัดละหนึ่ง")
    static let history = Said("Price history", "Historia ya bei", "Historique des prix", "تاريخ السعر", "ประวัติราคา")
    static let lowest = Said(
        "Lowest in 30 days before", "Ya chini zaidi siku 30 kabla", "Le plus bas des 30 jours précédents",
        "الأدنى خلال 30 يومًا قبله", "ต่ำสุดใน 30 วันก่อนหน้า")
    static let fromWhatsApp = Said(
        "Title, description and price are read off its WhatsApp page. Change them there.",
        "Jina, maelezo na bei vinasomwa kwenye ukurasa wa WhatsApp. Vibadilishe huko.",
        "Titre, description et prix sont lus sur sa page WhatsApp. Changez-les là-bas.",
        "العنوان والوصف والسعر تُقرأ من صفحة واتساب. غيّرها هناك.",
        "ชื่อ รายละเอียด และราคาอ่านจากหน้า WhatsApp โปรดแก้ไขที่นั่น")
    static let view = Said("View on the market", "Tazama sokoni", "Voir sur le marché", "عرض في السوق", "ดูในตลาด")

    static let publish = Said("Publish", "Chapisha", "Publier", "نشر", "เผยแพร่")
    static let hide = Said("Hide", "Ficha", "Masquer", "إخفاء", "ซ่อน")
    static let sell = Said("Mark as sold", "Imeuzwa", "Marquer vendu", "تم البيع", "ขายแล้ว")
    static let restore = Said("Restore", "Rejesha", "Restaurer", "استعادة", "กู้คืน")
    static let moved = Said("Done", "Imefanyika", "C'est fait", "تم", "เรียบร้อย")
    static let notAll = Said(
        "Some could not be changed", "Baadhi hazikubadilika", "Certaines n'ont pas pu changer", "تعذّر تغيير بعضها",
        "บางรายการเปลี่ยนไม่ได้")

    static func status(_ status: ProductStatus) -> Said {
        switch status {
        case .draft: Said("Draft", "Rasimu", "Brouillon", "مسودة", "ฉบับร่าง")
        case .discovered: Said("Found", "Imepatikana", "Trouvé", "مكتشف", "พบแล้ว")
        case .hydrated: Said("Being checked", "Inakaguliwa", "En vérification", "قيد الفحص", "กำลังตรวจสอบ")
        case .live: Said("Live", "Sokoni", "En ligne", "معروض", "เผยแพร่อยู่")
        case .flagged: Said("Waits for a look", "Inasubiri ukaguzi", "À examiner", "بانتظار المراجعة", "รอตรวจ")
        case .rejected: Said("Rejected", "Imekataliwa", "Refusé", "مرفوض", "ถูกปฏิเสธ")
        case .inactive: Said("Gone", "Haipo tena", "Disparu", "لم يعد موجودًا", "ไม่มีแล้ว")
        case .hidden: Said("Hidden", "Imefichwa", "Masqué", "مخفي", "ซ่อนอยู่")
        case .sold: Said("Sold", "Imeuzwa", "Vendu", "مباع", "ขายแล้ว")
        case .deleted: Said("Deleted", "Imefutwa", "Supprimé", "محذوف", "ลบแล้ว")
        }
    }

    static func condition(_ condition: Condition) -> Said {
        switch condition {
        case .new: Said("New", "Mpya", "Neuf", "جديد", "ใหม่")
        case .refurbished: Said("Refurbished", "Iliyokarabatiwa", "Reconditionné", "مجدَّد", "ปรับสภาพ")
        case .used: Said("Used", "Iliyotumika", "Occasion", "مستعمل", "มือสอง")
        }
    }

    static func move(_ move: MoveListing.Move) -> Said {
        switch move {
        case .publish: publish
        case .hide: hide
        case .sell: sell
        case .delete: DeskSaid.delete
        case .restore: restore
        }
    }

    static func refusal(_ refusal: ListingRefusal) -> Said {
        switch refusal {
        case .badTitle:
            Said(
                "Give it a title of 1 to 200 characters.", "Weka jina la herufi 1 hadi 200.",
                "Donnez un titre de 1 à 200 caractères.", "اكتب عنوانًا من 1 إلى 200 حرف.", "ตั้งชื่อ 1 ถึง 200 ตัวอักษร")
        case .badDescription:
            Said(
                "The description is too long.", "Maelezo ni marefu mno.", "La description est trop longue.",
                "الوصف طويل جدًا.", "รายละเอียดยาวเกินไป")
        case .badPrice:
            Said(
                "That is no price.", "Hiyo si bei.", "Ce n'est pas un prix.", "هذا ليس سعرًا.", "ราคาไม่ถูกต้อง")
        case .noCategory:
            Said(
                "Choose a category.", "Chagua aina.", "Choisissez une catégorie.", "اختر فئة.", "เลือกหมวดหมู่")
        case .noBrand:
            Said(
                "That brand is not there.", "Chapa hiyo haipo.", "Cette marque n'existe pas.",
                "هذه العلامة غير موجودة.",
                "ไม่มียี่ห้อนี้")
        case .badAttribute:
            Said(
                "One of the attributes does not fit its category.", "Sifa moja haifai aina yake.",
                "Une caractéristique ne convient pas à la catégorie.", "إحدى الخصائص لا تناسب الفئة.",
                "คุณลักษณะไม่ตรงกับหมวดหมู่")
        case .attributeMissing:
            Said(
                "An attribute that its category asks for is missing.", "Sifa inayohitajika haipo.",
                "Il manque une caractéristique obligatoire.", "خاصية مطلوبة ناقصة.", "ขาดคุณลักษณะที่จำเป็น")
        case .changedMeanwhile:
            Said(
                "Somebody else changed it meanwhile. Look at it as it is now, then save again.",
                "Mtu mwingine ameibadilisha. Itazame ilivyo sasa, kisha hifadhi tena.",
                "Quelqu'un d'autre l'a modifiée. Regardez la version actuelle puis enregistrez à nouveau.",
                "غيّرها شخص آخر في هذه الأثناء. راجعها ثم احفظ مجددًا.", "มีผู้อื่นแก้ไขแล้ว โปรดตรวจสอบแล้วบันทึกอีกครั้ง")
        case .notThere:
            Said("It is not there.", "Haipo.", "Introuvable.", "غير موجود.", "ไม่พบ")
        case .badMove:
            Said(
                "That cannot be done with it as it stands.", "Haiwezekani kwa hali yake ya sasa.",
                "Impossible dans son état actuel.", "لا يمكن ذلك في حالته الحالية.", "ทำไม่ได้ในสถานะปัจจุบัน")
        case .noPicture:
            Said(
                "Add a picture before you publish it.", "Ongeza picha kabla ya kuchapisha.",
                "Ajoutez une photo avant de publier.", "أضف صورة قبل النشر.", "เพิ่มรูปก่อนเผยแพร่")
        case .tooManyPictures:
            Said(
                "At most 20 pictures.", "Picha 20 tu.", "20 photos au plus.", "20 صورة كحد أقصى.", "สูงสุด 20 รูป")
        case .readFromWhatsApp: fromWhatsApp
        }
    }

    static func tone(_ status: ProductStatus) -> TableCell.Tone {
        switch status {
        case .live: .good
        case .draft, .discovered, .hydrated, .hidden, .sold: .calm
        case .flagged: .warn
        case .rejected, .inactive, .deleted: .bad
        }
    }
}
