import Catalog
import Flows
import Frame
import Vocabulary

/// What the pages of files of goods say.
enum ImportSaid {
    static let imports = Said("Imports", "Faili", "Imports", "الاستيراد", "นำเข้า")
    static let bring = Said("Bring a file", "Leta faili", "Apporter un fichier", "إحضار ملف", "เพิ่มไฟล์")
    static let drop = Said(
        "Drop a file here, or choose one", "Weka faili hapa, au chagua", "Déposez un fichier ici ou choisissez-le",
        "أفلت ملفًا هنا أو اختره", "วางไฟล์ที่นี่ หรือเลือกไฟล์")
    static let kinds = Said(
        "CSV, TSV, Google Merchant or Meta feed; also .gz and .zip; up to 1 GB",
        "CSV, TSV, Google Merchant au Meta; pia .gz na .zip; hadi GB 1",
        "CSV, TSV, flux Google Merchant ou Meta ; aussi .gz et .zip ; jusqu'à 1 Go",
        "CSV أو TSV أو خلاصة Google Merchant أو Meta؛ وأيضًا .gz و.zip؛ حتى 1 غيغابايت",
        "CSV, TSV, ฟีด Google Merchant หรือ Meta รวมถึง .gz และ .zip ไม่เกิน 1 GB")
    static let send = Said("Send", "Tuma", "Envoyer", "إرسال", "ส่ง")
    static let sending = Said("Sending", "Inatumwa", "Envoi", "جارٍ الإرسال", "กำลังส่ง")
    static let fromAddress = Said(
        "From an address", "Kutoka kwa anwani", "Depuis une adresse", "من عنوان", "จากที่อยู่เว็บ")
    static let address = Said(
        "Address of the file", "Anwani ya faili", "Adresse du fichier", "عنوان الملف", "ที่อยู่ของไฟล์")
    static let addressHint = Said(
        "Begins with https://", "Inaanza na https://", "Commence par https://", "يبدأ بـ \u{2066}https://\u{2069}",
        "ขึ้นต้นด้วย https://")
    static let fetch = Said("Fetch", "Leta", "Récupérer", "جلب", "ดึงไฟล์")
    static let file = Said("File", "Faili", "Fichier", "الملف", "ไฟล์")
    static let brought = Said("Brought", "Ililetwa", "Apporté", "أُحضر", "เพิ่มเมื่อ")
    static let created = Said("New", "Mpya", "Nouveaux", "جديدة", "ใหม่")
    static let changed = Said("Changed", "Zilizobadilika", "Modifiés", "متغيرة", "เปลี่ยน")
    static let same = Said("Unchanged", "Zilezile", "Inchangés", "بلا تغيير", "เหมือนเดิม")
    static let refused = Said("Refused", "Zilizokataliwa", "Refusés", "مرفوضة", "ปฏิเสธ")
    static let cancel = Said("Cancel", "Ghairi", "Annuler", "إلغاء", "ยกเลิก")
    static let columns = Said("Columns", "Safu", "Colonnes", "الأعمدة", "คอลัมน์")
    static let passOver = Said("– leave out –", "– acha –", "– ignorer –", "– تجاهل –", "– ไม่ใช้ –")
    static let options = Said("Options", "Chaguo", "Options", "الخيارات", "ตัวเลือก")
    static let how = Said("How to read it", "Jinsi ya kuisoma", "Comment le lire", "كيفية القراءة", "วิธีอ่าน")
    static let currency = Said("Currency", "Sarafu", "Devise", "العملة", "สกุลเงิน")
    static let currencyHint = Said(
        "Of prices that name no other", "Ya bei zisizotaja nyingine", "Des prix qui n'en nomment pas d'autre",
        "للأسعار التي لا تذكر غيرها", "สำหรับราคาที่ไม่ระบุสกุลอื่น")
    static let base = Said(
        "Where pictures lie", "Picha ziko wapi", "Où sont les photos", "أين توجد الصور", "ที่อยู่ของรูปภาพ")
    static let baseHint = Said(
        "Goes before bare file names, such as basket.jpg", "Hutangulia majina ya faili, kama basket.jpg",
        "Précède les noms de fichiers seuls, comme panier.jpg", "يسبق أسماء الملفات المجردة مثل basket.jpg",
        "ใช้นำหน้าชื่อไฟล์ล้วน เช่น basket.jpg")
    static let makeCategories = Said(
        "Make categories that are not there", "Tengeneza aina zisizokuwepo", "Créer les catégories manquantes",
        "إنشاء الفئات غير الموجودة", "สร้างหมวดหมู่ที่ยังไม่มี")
    static let look = Said("Look again", "Tazama tena", "Revoir", "معاينة مجددًا", "ดูอีกครั้ง")
    static let checkAll = Said(
        "Check all rows", "Kagua mistari yote", "Vérifier toutes les lignes", "فحص كل الصفوف", "ตรวจทุกแถว")
    static let start = Said("Start the import", "Anza kuingiza", "Lancer l'import", "بدء الاستيراد", "เริ่มนำเข้า")
    static let wouldAll = Said(
        "What would happen", "Kitakachotokea", "Ce qui se passerait", "ما سيحدث", "สิ่งที่จะเกิดขึ้น")
    static let outcome = Said("What came of it", "Kilichotokea", "Résultat", "النتيجة", "ผลลัพธ์")
    static let line = Said("Line", "Mstari", "Ligne", "السطر", "บรรทัด")
    static let column = Said("Column", "Safu", "Colonne", "العمود", "คอลัมน์")
    static let reason = Said("Reason", "Sababu", "Raison", "السبب", "เหตุผล")
    static let value = Said("Value", "Thamani", "Valeur", "القيمة", "ค่า")
    static let download = Said(
        "Download refused rows", "Pakua mistari iliyokataliwa", "Télécharger les lignes refusées",
        "تنزيل الصفوف المرفوضة", "ดาวน์โหลดแถวที่ถูกปฏิเสธ")
    static let export = Said("All of these as", "Zote hizi kama", "Tout ceci en", "كل هذه بصيغة", "ทั้งหมดนี้เป็น")

    /// - Parameter rows: how many were tried; nil: all.
    static func would(_ rows: Int?, in language: Language) -> String {
        guard let rows else { return wouldAll[language] }
        let count = language.grouped(rows)
        return Said(
            "What would happen to the first \(count) rows", "Kitakachotokea kwa mistari \(count) ya kwanza",
            "Ce qui arriverait aux \(count) premières lignes", "ما سيحدث لأول \(count) صف",
            "สิ่งที่จะเกิดกับ \(count) แถวแรก")[language]
    }

    static func shape(_ preview: ImportPreview, in language: Language) -> String {
        let kind: String =
            switch preview.separator {
            case nil: "XML"
            case "\t": "TSV"
            case let separator?: "CSV “\(separator)”"
            }
        return "\(kind) · \(preview.encoding)"
    }

    /// How far a run is, in one line.
    static func sofar(_ run: ImportRun, in language: Language) -> String {
        if run.state == .fetching { return run.url }
        let counts = run.counts
        return [
            (created, counts.created), (changed, counts.changed), (same, counts.same), (refused, counts.refused),
        ].map { "\($0[language]) \(language.grouped($1))" }.joined(separator: " · ")
    }

    static func state(_ state: ImportRun.State) -> Said {
        switch state {
        case .fetching: Said("Being fetched", "Inaletwa", "En récupération", "يُجلب", "กำลังดึงไฟล์")
        case .ready: Said("Waits for you", "Inakusubiri", "Vous attend", "بانتظارك", "รอคุณตรวจ")
        case .checking: Said("Being checked", "Inakaguliwa", "En vérification", "قيد الفحص", "กำลังตรวจ")
        case .running: Said("Under way", "Inaendelea", "En cours", "جارٍ", "กำลังนำเข้า")
        case .done: Said("Done", "Imekamilika", "Terminé", "تم", "เสร็จแล้ว")
        case .failed: Said("Failed", "Imeshindwa", "Échoué", "فشل", "ล้มเหลว")
        case .cancelled: Said("Cancelled", "Imeghairiwa", "Annulé", "أُلغي", "ยกเลิกแล้ว")
        }
    }

    static func doing(_ state: ImportRun.State) -> Said {
        switch state {
        case .fetching: Said("Fetching the file", "Inaleta faili", "Récupération du fichier", "جلب الملف", "กำลังดึงไฟล์")
        case .checking:
            Said(
                "Checking all rows", "Inakagua mistari yote", "Vérification des lignes", "فحص كل الصفوف", "กำลังตรวจทุกแถว"
            )
        default: Said("Taking goods in", "Inaingiza bidhaa", "Import en cours", "إدخال المنتجات", "กำลังนำเข้าสินค้า")
        }
    }

    static func tone(_ state: ImportRun.State) -> TableCell.Tone {
        switch state {
        case .done: .good
        case .fetching, .checking, .running, .cancelled: .calm
        case .ready: .warn
        case .failed: .bad
        }
    }
}
