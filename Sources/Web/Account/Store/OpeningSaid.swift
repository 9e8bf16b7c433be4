import Flows
import Frame

enum OpeningSaid {
    static let sell = Said("Sell here", "Uza hapa", "Vendre ici", "ابدأ البيع", "ขายที่นี่")
    static let intro = Said(
        "Open a store under your own WhatsApp number: buyers find your goods here and write to you there.",
        "Fungua duka kwa namba yako ya WhatsApp: wanunuzi hupata bidhaa zako hapa na kukuandikia huko.",
        "Ouvrez une boutique sous votre numéro WhatsApp : les acheteurs trouvent vos articles ici et vous écrivent là-bas.",
        "افتح متجرًا برقم واتساب الخاص بك: يجد المشترون بضاعتك هنا ويكتبون إليك هناك.",
        "เปิดร้านด้วยหมายเลข WhatsApp ของคุณ ผู้ซื้อพบสินค้าที่นี่และทักหาคุณที่นั่น")
    static let numberFirst = Said(
        "Your number first", "Namba yako kwanza", "D’abord votre numéro", "رقمك أولًا", "หมายเลขของคุณก่อน")
    static let numberWhy = Said(
        "A store belongs to who proves its number with a code. Add yours, then come back here.",
        "Duka ni la anayethibitisha namba yake kwa msimbo. Ongeza yako, kisha urudi hapa.",
        "Une boutique appartient à qui prouve son numéro par un code. Ajoutez le vôtre, puis revenez ici.",
        "المتجر لمن يثبت رقمه برمز. أضف رقمك ثم عد إلى هنا.", "ร้านเป็นของผู้ที่ยืนยันหมายเลขด้วยรหัส เพิ่มหมายเลขแล้วกลับมาที่นี่")
    static let addNumber = Said("Add a number", "Ongeza namba", "Ajouter un numéro", "إضافة رقم", "เพิ่มหมายเลข")
    static let number = Said("Number", "Namba", "Numéro", "الرقم", "หมายเลข")
    static let newStore = Said(
        "Your new store", "Duka lako jipya", "Votre nouvelle boutique", "متجرك الجديد", "ร้านใหม่ของคุณ")
    static let known = Said(
        "We know your store already", "Duka lako tunalijua tayari", "Nous connaissons déjà votre boutique",
        "نعرف متجرك مسبقًا", "เรารู้จักร้านของคุณแล้ว")
    static let open = Said("Open the store", "Fungua duka", "Ouvrir la boutique", "افتح المتجر", "เปิดร้าน")
    static let take = Said("Make it mine", "Liwe langu", "La reprendre", "اجعله لي", "รับเป็นของฉัน")
    static let catalogue = Said(
        "Read my WhatsApp catalogue and keep it fresh", "Soma katalogi yangu ya WhatsApp na kuisasisha",
        "Lire mon catalogue WhatsApp et le tenir à jour", "اقرأ كتالوج واتساب الخاص بي وحدّثه باستمرار",
        "อ่านแค็ตตาล็อก WhatsApp ของฉันและอัปเดตอยู่เสมอ")

    static func refusal(_ refusal: OpeningRefusal) -> Said {
        switch refusal {
        case .noPhone: numberWhy
        case .hasStore:
            Said(
                "You have a store already.", "Una duka tayari.", "Vous avez déjà une boutique.", "لديك متجر بالفعل.",
                "คุณมีร้านแล้ว")
        case .storeTaken:
            Said(
                "Another account runs the store with this number. Write to the market’s people.",
                "Akaunti nyingine inaendesha duka la namba hii. Waandikie wasimamizi wa soko.",
                "Un autre compte gère la boutique de ce numéro. Écrivez à l’équipe du marché.",
                "حساب آخر يدير متجر هذا الرقم. راسل فريق السوق.", "บัญชีอื่นดูแลร้านของหมายเลขนี้อยู่ โปรดติดต่อทีมงาน")
        case .badName:
            Said(
                "A name of 1 to 120 characters, please.", "Jina la herufi 1 hadi 120, tafadhali.",
                "Un nom de 1 à 120 caractères, s’il vous plaît.", "اسم من 1 إلى 120 حرفًا من فضلك.",
                "โปรดใส่ชื่อ 1 ถึง 120 อักขระ")
        case .notThere:
            Said(
                "This account is closed.", "Akaunti hii imefungwa.", "Ce compte est fermé.", "هذا الحساب مغلق.",
                "บัญชีนี้ปิดแล้ว")
        }
    }
}
