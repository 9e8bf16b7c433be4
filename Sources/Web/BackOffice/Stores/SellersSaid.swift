import Frame

enum SellersSaid {
    static let setPlace = Said("Set the place", "Weka mahali", "Indiquer le lieu", "حدّد المكان", "ระบุตำแหน่ง")
    static let sellers = Said("Sellers", "Wauzaji", "Vendeurs", "البائعون", "ผู้ขาย")
    static let find = Said("Name or address", "Jina au anwani", "Nom ou adresse", "اسم أو عنوان", "ชื่อหรือที่อยู่")
    static let name = Said("Name", "Jina", "Nom", "الاسم", "ชื่อ")
    static let phone = Said("Number", "Namba", "Numéro", "الرقم", "หมายเลข")
    static let live = Said("Live", "Hewani", "En ligne", "معروض", "แสดงอยู่")
    static let lastRead = Said("Last read", "Ilisomwa mwisho", "Dernière lecture", "آخر قراءة", "อ่านล่าสุด")
    static let notYet = Said("Not yet", "Bado", "Pas encore", "ليس بعد", "ยังไม่ได้อ่าน")
    static let standing = Said("Standing", "Hadhi", "Statut", "المكانة", "สถานะ")
    static let since = Said("Since", "Tangu", "Depuis", "منذ", "ตั้งแต่")
    static let catalogue = Said("Catalogue", "Katalogi", "Catalogue", "الكتالوج", "แค็ตตาล็อก")
    static let isRead = Said("Read", "Husomwa", "Lu", "يُقرأ", "อ่านอยู่")
    static let isNotRead = Said("Not read", "Haisomwi", "Non lu", "لا يُقرأ", "ไม่ได้อ่าน")
    static let readAgain = Said("Read again", "Soma tena", "Relire", "اقرأ مجددًا", "อ่านอีกครั้ง")
    static let beingRead = Said(
        "The catalogue is being read.", "Katalogi inasomwa.", "Le catalogue est en cours de lecture.",
        "تجري قراءة الكتالوج.", "กำลังอ่านแค็ตตาล็อก")
    static let add = Said("Take a seller in", "Ongeza muuzaji", "Ajouter un vendeur", "إضافة بائع", "เพิ่มผู้ขาย")
    static let address = Said(
        "WhatsApp catalogue or number", "Katalogi ya WhatsApp au namba", "Catalogue WhatsApp ou numéro",
        "كتالوج واتساب أو رقم", "แค็ตตาล็อก WhatsApp หรือหมายเลข")
    static let addressHint = Said(
        "As in https://wa.me/c/254712345678.", "Kama https://wa.me/c/254712345678.",
        "Par exemple https://wa.me/c/254712345678.", "مثل https://wa.me/c/254712345678.",
        "เช่น https://wa.me/c/254712345678")
    static let badAddress = Said(
        "That is neither a catalogue’s address nor a telephone number.",
        "Hiyo si anwani ya katalogi wala namba ya simu.",
        "Ce n’est ni l’adresse d’un catalogue ni un numéro de téléphone.", "هذا ليس عنوان كتالوج ولا رقم هاتف.",
        "ไม่ใช่ที่อยู่แค็ตตาล็อกหรือหมายเลขโทรศัพท์")
}
