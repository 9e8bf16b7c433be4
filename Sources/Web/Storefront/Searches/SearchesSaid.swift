import Discovery
import Flows
import Frame
import Vocabulary

/// What the pages of saved searches say.
enum SearchesSaid {
    static let title = Said(
        "Saved searches", "Utafutaji uliohifadhiwa", "Recherches enregistrées", "عمليات البحث المحفوظة",
        "การค้นหาที่บันทึกไว้")
    static let one = Said("Search", "Utafutaji", "Recherche", "بحث", "การค้นหา")
    static let save = Said(
        "Save this search", "Hifadhi utafutaji huu", "Enregistrer cette recherche", "احفظ هذا البحث", "บันทึกการค้นหานี้")
    static let keep = Said("Save", "Hifadhi", "Enregistrer", "حفظ", "บันทึก")
    static let name = Said("Name", "Jina", "Nom", "الاسم", "ชื่อ")
    static let promise = Said(
        "We tell you when something new fits.", "Tutakuambia kitu kipya kinapofaa.",
        "Nous vous prévenons dès qu'une nouveauté correspond.", "نخبرك عندما يظهر جديد مناسب.",
        "เราจะบอกคุณเมื่อมีของใหม่ที่ตรงใจ")
    static let intro = Said(
        "What came since you last looked is counted beside each.",
        "Mapya tangu ulipoangalia mara ya mwisho yanahesabiwa.",
        "Les nouveautés depuis votre dernier passage sont comptées.", "يُعدّ ما ظهر منذ آخر مرة نظرت فيها.",
        "นับของใหม่ตั้งแต่คุณดูครั้งล่าสุด")
    static let emptyTitle = Said(
        "No saved searches yet", "Hakuna utafutaji uliohifadhiwa", "Aucune recherche enregistrée",
        "لا عمليات بحث محفوظة بعد",
        "ยังไม่มีการค้นหาที่บันทึกไว้")
    static let emptyText = Said(
        "Search for something, then save it: you will see here what is new.",
        "Tafuta kitu, kisha uhifadhi: utaona hapa vilivyo vipya.",
        "Cherchez quelque chose, puis enregistrez : vous verrez ici ce qui est nouveau.",
        "ابحث عن شيء ثم احفظه: سترى هنا ما هو جديد.", "ค้นหาแล้วบันทึก คุณจะเห็นของใหม่ที่นี่")
    static let browse = Said("Go to the market", "Nenda sokoni", "Aller au marché", "إلى السوق", "ไปที่ตลาด")
    static let rename = Said("Rename", "Badilisha jina", "Renommer", "إعادة التسمية", "เปลี่ยนชื่อ")
    static let remove = Said("Remove", "Ondoa", "Retirer", "إزالة", "ลบ")
    static let mailOn = Said("Mail me", "Nitumie barua", "M'écrire", "راسلني", "แจ้งทางอีเมล")
    static let mailOff = Said("No more mails", "Acha barua", "Ne plus m'écrire", "أوقف الرسائل", "หยุดแจ้งทางอีเมล")
    static let mails = Said(
        "Mails once a day at most", "Barua mara moja kwa siku", "Un message par jour au plus",
        "رسالة واحدة يوميًا على الأكثر",
        "อีเมลไม่เกินวันละครั้ง")
    static let change = Said("Change", "Badilisha", "Modifier", "تعديل", "แก้ไข")
    static let signIn = Said(
        "Sign in to get mails about them, and to have them everywhere.", "Ingia ili upate barua na uzione kila mahali.",
        "Connectez-vous pour recevoir des messages et les retrouver partout.",
        "سجّل الدخول لتصلك رسائل عنها وتجدها في كل مكان.",
        "เข้าสู่ระบบเพื่อรับอีเมลและใช้ได้ทุกที่")

    static func new(_ count: Int, in language: Language) -> String {
        let number = language.grouped(count)
        return switch language {
        case .english: "\(number) new"
        case .swahili: "mapya \(number)"
        case .french: count == 1 ? "1 nouveauté" : "\(number) nouveautés"
        case .arabic: "جديد: \(number)"
        case .thai: "ใหม่ \(number)"
        }
    }

    static func refusal(_ refusal: SavedSearchRefusal) -> Said {
        switch refusal {
        case .nothingSearched:
            Said(
                "Search for something first.", "Tafuta kitu kwanza.", "Cherchez d'abord quelque chose.",
                "ابحث عن شيء أولًا.",
                "ค้นหาบางอย่างก่อน")
        case .full:
            Said(
                "\(SavedSearch.limit) are as many as fit. Remove one first.",
                "\(SavedSearch.limit) ndio mwisho. Ondoa moja kwanza.",
                "\(SavedSearch.limit) au plus. Retirez-en une d'abord.",
                "\(SavedSearch.limit) هو الحد الأقصى. أزل واحدًا أولًا.",
                "บันทึกได้สูงสุด \(SavedSearch.limit) รายการ ลบออกก่อน")
        case .badName:
            Said(
                "A name has 1 to \(SavedSearch.longestName) characters.",
                "Jina lina herufi 1 hadi \(SavedSearch.longestName).",
                "Un nom a de 1 à \(SavedSearch.longestName) caractères.",
                "الاسم من 1 إلى \(SavedSearch.longestName) حرف.",
                "ชื่อยาว 1 ถึง \(SavedSearch.longestName) ตัวอักษร")
        case .notThere:
            Said("It is not there any more.", "Haipo tena.", "Elle n'est plus là.", "لم يعد موجودًا.", "ไม่มีแล้ว")
        }
    }
}
