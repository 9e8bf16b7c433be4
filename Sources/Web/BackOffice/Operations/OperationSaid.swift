import Frame

enum OperationSaid {
    static let jobs = Said("Jobs", "Kazi", "Tâches", "المهام", "งาน")
    static let dead = Said("Dead letters", "Kazi zilizokufa", "Tâches mortes", "المهام الميتة", "งานที่ล้มเหลว")
    static let schedules = Said("Schedules", "Ratiba", "Planification", "الجداول", "ตารางเวลา")
    static let pages = Said(
        "Inconclusive pages", "Kurasa zisizoeleweka", "Pages non concluantes", "صفحات غير حاسمة", "หน้าที่อ่านไม่ได้")
    static let quality = Said("Quality", "Ubora", "Qualité", "الجودة", "คุณภาพ")

    static let job = Said("Job", "Kazi", "Tâche", "مهمة", "งาน")
    static let kind = Said("Kind", "Aina", "Type", "النوع", "ประเภท")
    static let state = Said("State", "Hali", "État", "الحالة", "สถานะ")
    static let ready = Said("Ready", "Tayari", "Prête", "جاهزة", "พร้อม")
    static let running = Said("Running", "Inaendelea", "En cours", "قيد التنفيذ", "กำลังทำ")
    static let later = Said("Later", "Baadaye", "Plus tard", "لاحقًا", "ภายหลัง")
    static let attempts = Said("Attempts", "Majaribio", "Essais", "المحاولات", "ครั้งที่ลอง")
    static let progress = Said("Progress", "Maendeleo", "Progression", "التقدم", "ความคืบหน้า")
    static let error = Said("Error", "Hitilafu", "Erreur", "الخطأ", "ข้อผิดพลาด")
    static let payload = Said("Payload", "Maudhui", "Contenu", "المحتوى", "ข้อมูล")
    static let due = Said("Due", "Wakati", "Échéance", "الموعد", "กำหนด")
    static let created = Said("Queued", "Iliwekwa", "Ajoutée", "أُضيفت", "เข้าคิวเมื่อ")
    static let died = Said("Died", "Ilikufa", "Morte", "ماتت", "ล้มเหลวเมื่อ")
    static let cancel = Said("Cancel", "Ghairi", "Annuler", "إلغاء", "ยกเลิก")
    static let cancelled = Said("Cancelled.", "Imeghairiwa.", "Annulée.", "أُلغيت.", "ยกเลิกแล้ว")
    static let notCancelled = Said(
        "A worker holds it, or it is done.", "Inashughulikiwa au imekwisha.", "En cours ou déjà terminée.",
        "قيد التنفيذ أو منتهية.", "กำลังทำอยู่หรือเสร็จแล้ว")
    static let retry = Said("Retry", "Jaribu tena", "Réessayer", "إعادة المحاولة", "ลองอีกครั้ง")
    static let retryAll = Said(
        "Retry all of this kind", "Jaribu zote za aina hii", "Réessayer tout ce type", "إعادة كل هذا النوع",
        "ลองทั้งหมดในประเภทนี้")
    static let forget = Said("Forget", "Sahau", "Oublier", "نسيان", "ลืม")
    static let done = Said("Done", "Imefanyika", "Fait", "تم", "เสร็จแล้ว")
    static let name = Said("Name", "Jina", "Nom", "الاسم", "ชื่อ")
    static let nextRun = Said("Next run", "Itakayofuata", "Prochaine exécution", "التشغيل التالي", "ครั้งถัดไป")
    static let lastRun = Said("Last run", "Ya mwisho", "Dernière exécution", "آخر تشغيل", "ครั้งล่าสุด")
    static let overdue = Said("Overdue", "Imechelewa", "En retard", "متأخر", "เลยกำหนด")
    static let onTime = Said("On time", "Kwa wakati", "À l'heure", "في الموعد", "ตรงเวลา")

    static let change = Said("Change", "Badiliko", "Changement", "التغيير", "การเปลี่ยนแปลง")
    static let was = Said("Before", "Kabla", "Avant", "قبل", "ก่อน")
    static let becomes = Said("After", "Baada", "Après", "بعد", "หลัง")
    static let when = Said("When", "Lini", "Quand", "متى", "เมื่อ")
    static let seller = Said("Seller", "Muuzaji", "Vendeur", "البائع", "ผู้ขาย")
    static let product = Said("Product", "Bidhaa", "Produit", "المنتج", "สินค้า")
    static let reason = Said("Reason", "Sababu", "Motif", "السبب", "เหตุผล")
    static let words = Said("Words", "Maneno", "Texte", "النص", "ข้อความ")
    static let status = Said("HTTP status", "Hali ya HTTP", "Statut HTTP", "حالة HTTP", "สถานะ HTTP")
    static let readAgain = Said("Read again", "Soma tena", "Relire", "إعادة القراءة", "อ่านอีกครั้ง")
    static let body = Said("What came", "Kilichokuja", "Ce qui est arrivé", "ما وصل", "สิ่งที่ได้รับ")
    static let approve = Said("Approve", "Idhinisha", "Approuver", "قبول", "อนุมัติ")
    static let reject = Said("Reject", "Kataa", "Refuser", "رفض", "ปฏิเสธ")
    static let notDecided = Said(
        "not to decide on", "hazikuamuliwa", "non décidables", "لا يمكن البت فيها", "ตัดสินไม่ได้")

    static let leads = Said("Leads", "Wateja watarajiwa", "Contacts", "العملاء المحتملون", "ผู้สนใจซื้อ")
    static let leadsHint = Said(
        "Each buyer's WhatsApp message names a code. Search it in your chats.",
        "Ujumbe wa kila mnunuzi una msimbo. Utafute kwenye mazungumzo yako.",
        "Le message WhatsApp de chaque acheteur cite un code. Cherchez-le dans vos discussions.",
        "تذكر رسالة كل مشترٍ رمزًا. ابحث عنه في محادثاتك.", "ข้อความของผู้ซื้อแต่ละคนมีรหัส ค้นหารหัสนี้ในแชตของคุณ")
    static let note = Said("Note", "Maelezo", "Note", "ملاحظة", "หมายเหตุ")
    static let leadNew = Said("New", "Mpya", "Nouveau", "جديد", "ใหม่")
    static let leadAnswered = Said("Answered", "Amejibiwa", "Répondu", "تم الرد", "ตอบแล้ว")
    static let leadSold = Said("Sold", "Imeuzwa", "Vendu", "بيع", "ขายแล้ว")
    static let leadLost = Said("Lost", "Amepotea", "Perdu", "ضاع", "หลุด")
}
