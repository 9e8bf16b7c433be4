import Accounts
import Flows
import Frame
import Vocabulary

enum PeopleSaid {
    static let people = Said("People", "Watu", "Personnes", "الأشخاص", "ผู้คน")
    static let account = Said("Account", "Akaunti", "Compte", "الحساب", "บัญชี")
    static let log = Said("Audit log", "Kumbukumbu ya ukaguzi", "Journal d’audit", "سجل التدقيق", "บันทึกการตรวจสอบ")
    static let find = Said(
        "Name, e-mail, +number or ID", "Jina, barua pepe, +namba au ID", "Nom, e-mail, +numéro ou ID",
        "اسم أو بريد أو +رقم أو معرّف", "ชื่อ อีเมล +หมายเลข หรือ ID")
    static let party = Said(
        "Account ID, or who as the log writes it", "ID ya akaunti, au kama kumbukumbu inavyoandika",
        "ID du compte, ou tel qu’écrit au journal", "معرّف الحساب أو كما في السجل", "ID บัญชี หรือตามที่บันทึกเขียน")
    static let name = Said("Name", "Jina", "Nom", "الاسم", "ชื่อ")
    static let contact = Said("Contact", "Mawasiliano", "Contact", "وسيلة الاتصال", "ช่องทางติดต่อ")
    static let role = Said("Role", "Jukumu", "Rôle", "الدور", "บทบาท")
    static let status = Said("Status", "Hali", "État", "الحالة", "สถานะ")
    static let trust = Said("Trust", "Uaminifu", "Confiance", "الثقة", "ความน่าเชื่อถือ")
    static let since = Said("Joined", "Alijiunga", "Inscription", "تاريخ الانضمام", "เข้าร่วม")
    static let secondFactor = Said(
        "Second factor", "Uthibitisho wa pili", "Second facteur", "العامل الثاني", "ปัจจัยที่สอง")
    static let yes = Said("Yes", "Ndiyo", "Oui", "نعم", "ใช่")
    static let sessions = Said("Signed in on", "Ameingia kwenye", "Connecté sur", "مسجّل الدخول على", "ลงชื่อเข้าใช้บน")
    static let signOut = Said(
        "Sign out everywhere", "Ondoa kila mahali", "Déconnecter partout", "تسجيل الخروج من كل مكان", "ออกจากระบบทุกที่")
    static let suspend = Said("Suspend", "Simamisha", "Suspendre", "تعليق", "ระงับ")
    static let restore = Said("Let in again", "Ruhusu tena", "Rétablir", "إعادة السماح", "อนุญาตอีกครั้ง")
    static let reveal = Said(
        "Show contacts", "Onyesha mawasiliano", "Afficher les contacts", "إظهار وسائل الاتصال", "แสดงช่องทางติดต่อ")
    static let revealNote = Said(
        "Each look at a contact is written to the audit log.", "Kila kutazama mawasiliano huandikwa kwenye kumbukumbu.",
        "Chaque consultation d’un contact est inscrite au journal.", "كل اطلاع على وسيلة اتصال يُسجَّل في سجل التدقيق.",
        "ทุกครั้งที่ดูช่องทางติดต่อจะถูกบันทึกไว้")
    static let mayDo = Said(
        "What they may do here", "Anachoruhusiwa hapa", "Ce qui lui est permis ici", "ما يُسمح له هنا", "สิ่งที่ทำได้ที่นี่")
    static let rolesNote = Said(
        "They are signed out everywhere, and need a second factor to come in as staff.",
        "Ataondolewa kila mahali, na atahitaji uthibitisho wa pili kuingia kama mfanyakazi.",
        "La personne est déconnectée partout et doit avoir un second facteur pour entrer comme membre de l’équipe.",
        "يُسجَّل خروجه من كل مكان، ويحتاج إلى عامل ثانٍ للدخول كموظف.", "จะถูกออกจากระบบทุกที่ และต้องมีปัจจัยที่สองเพื่อเข้าเป็นพนักงาน")
    static let done = Said("Done.", "Imefanyika.", "C’est fait.", "تم.", "เรียบร้อยแล้ว")
    static let all = Said("All entries", "Maingizo yote", "Toutes les entrées", "كل القيود", "รายการทั้งหมด")
    static let event = Said("Event", "Tukio", "Événement", "الحدث", "เหตุการณ์")
    static let actor = Said("Who", "Nani", "Qui", "من", "ใคร")
    static let subject = Said("About", "Kuhusu", "À propos de", "بخصوص", "เกี่ยวกับ")
    static let when = Said("When", "Lini", "Quand", "متى", "เมื่อ")

    static func role(_ role: Role) -> Said {
        switch role {
        case .seller: Said("Seller", "Muuzaji", "Vendeur", "بائع", "ผู้ขาย")
        case .staff: Said("Staff", "Mfanyakazi", "Équipe", "موظف", "พนักงาน")
        case .admin: Said("Admin", "Msimamizi", "Admin", "مدير", "ผู้ดูแลระบบ")
        }
    }

    /// Everybody buys: who is nothing else is a buyer.
    static func roles(_ roles: Set<Role>, _ language: Language) -> String {
        if roles.isEmpty { return Said("Buyer", "Mnunuzi", "Acheteur", "مشترٍ", "ผู้ซื้อ")[language] }
        return Role.allCases.filter(roles.contains).map { role($0)[language] }.joined(separator: " · ")
    }

    static func status(_ status: Account.Status) -> Said {
        switch status {
        case .active: Said("Active", "Hai", "Actif", "نشط", "ใช้งาน")
        case .suspended: Said("Suspended", "Imesimamishwa", "Suspendu", "معلّق", "ถูกระงับ")
        case .closed: Said("Closed", "Imefungwa", "Fermé", "مغلق", "ปิดแล้ว")
        }
    }

    static func permission(_ permission: Permission) -> Said {
        switch permission {
        case .catalogue: Said("Catalogue", "Katalogi", "Catalogue", "الكتالوج", "แค็ตตาล็อก")
        case .inventory: Said("Stock", "Akiba", "Stock", "المخزون", "สต็อก")
        case .merchandising: Said("Shop window", "Maonyesho", "Vitrine", "واجهة العرض", "หน้าร้าน")
        case .insights: Said("Figures", "Takwimu", "Chiffres", "الأرقام", "ตัวเลข")
        case .quality: Said("Quality", "Ubora", "Qualité", "الجودة", "คุณภาพ")
        case .jobs: Said("Jobs and logs", "Kazi na kumbukumbu", "Tâches et journaux", "المهام والسجلات", "งานและบันทึก")
        case .sellers: Said("Sellers", "Wauzaji", "Vendeurs", "البائعون", "ผู้ขาย")
        case .accounts: Said("People", "Watu", "Personnes", "الأشخاص", "ผู้คน")
        case .identity:
            Said(
                "Identity checks", "Ukaguzi wa utambulisho", "Vérifications d’identité", "التحقق من الهوية", "ตรวจตัวตน")
        case .audit: Said("Audit log", "Kumbukumbu ya ukaguzi", "Journal d’audit", "سجل التدقيق", "บันทึกการตรวจสอบ")
        case .roles: Said("Roles", "Majukumu", "Rôles", "الأدوار", "บทบาท")
        }
    }

    static func refusal(_ refusal: PeopleRefusal) -> Said {
        switch refusal {
        case .notThere:
            Said(
                "There is no such account.", "Hakuna akaunti hiyo.", "Ce compte n’existe pas.", "لا يوجد حساب كهذا.",
                "ไม่มีบัญชีนี้")
        case .yourself:
            Said(
                "Nobody does that to their own account.", "Hakuna anayefanya hivyo kwa akaunti yake.",
                "Personne ne fait cela à son propre compte.", "لا أحد يفعل ذلك بحسابه.", "ทำกับบัญชีของตนเองไม่ได้")
        case .aboveYou:
            Said(
                "Only an admin decides about staff and admins.",
                "Ni msimamizi tu anayeamua kuhusu wafanyakazi na wasimamizi.",
                "Seul un admin décide de l’équipe et des admins.", "المدير وحده يقرر بشأن الموظفين والمديرين.",
                "เฉพาะผู้ดูแลระบบเท่านั้นที่ตัดสินเรื่องพนักงานและผู้ดูแลระบบ")
        case .moreThanYours:
            Said(
                "You can give and take only what you may do yourself.",
                "Unaweza kutoa au kuondoa tu unachoruhusiwa mwenyewe.",
                "On ne donne et ne retire que ce que l’on a soi-même.", "لا تمنح ولا تسحب إلا ما تملكه.",
                "ให้หรือเพิกถอนได้เฉพาะสิ่งที่คุณทำได้เอง")
        }
    }
}
