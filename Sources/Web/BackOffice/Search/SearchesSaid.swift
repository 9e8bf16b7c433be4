import Frame
import Search

/// What the page of searches says.
enum SearchesSaid {
    static let title = Said("Searches", "Utafutaji", "Recherches", "عمليات البحث", "การค้นหา")
    static let searches = Said("Searches", "Utafutaji", "Recherches", "عمليات البحث", "การค้นหา")
    static let query = Said("Searched for", "Kilichotafutwa", "Recherché", "ما بُحث عنه", "คำค้นหา")
    static let lists = Said("Lists", "Orodha", "Listes", "القوائم", "รายการ")
    static let change = Said("Change", "Mabadiliko", "Évolution", "التغير", "เปลี่ยนแปลง")
    static let isNew = Said("new", "mpya", "nouveau", "جديد", "ใหม่")
    static let empty = Said("Without results", "Bila matokeo", "Sans résultat", "بلا نتائج", "ไม่พบผล")
    static let emptyShare = Said(
        "Share without results", "Sehemu bila matokeo", "Part sans résultat", "نسبة بلا نتائج", "สัดส่วนที่ไม่พบผล")
    static let clickThrough = Said("Click-through", "Waliofungua", "Taux de clic", "معدل النقر", "อัตราการคลิก")
    static let purchases = Said("Purchases", "Manunuzi", "Achats", "عمليات الشراء", "การซื้อ")
    static let median = Said("Median time", "Muda wa kati", "Temps médian", "الزمن الوسيط", "เวลามัธยฐาน")
    static let slowest = Said(
        "95% answer within", "95% hujibiwa ndani ya", "95 % en moins de", "٩٥٪ خلال", "95% ตอบภายใน")
    static let slowestOne = Said("Slowest", "Polepole zaidi", "Le plus lent", "الأبطأ", "ช้าที่สุด")
    static let advice = Said("What to do", "La kufanya", "Que faire", "ما العمل", "สิ่งที่ควรทำ")
    static let addSynonyms = Said("Add synonyms", "Ongeza visawe", "Ajouter des synonymes", "أضف مترادفات", "เพิ่มคำพ้อง")
    static let addRedirect = Said(
        "Add a redirect", "Ongeza elekezo", "Ajouter une redirection", "أضف توجيهًا", "เพิ่มการเปลี่ยนเส้นทาง")
    static let feature = Said("Feature goods", "Onyesha bidhaa", "Mettre en avant", "أبرز منتجات", "แนะนำสินค้า")

    static let source = Said("From", "Kutoka", "Depuis", "من", "จาก")
    static let byPicture = Said("By picture", "Kwa picha", "Par image", "بالصورة", "ด้วยรูปภาพ")

    static func source(_ source: SearchSource) -> Said {
        switch source {
        case .page: Said("Search box", "Kisanduku cha kutafuta", "Champ de recherche", "مربع البحث", "ช่องค้นหา")
        case .api: Said("API", "API", "API", "واجهة البرمجة", "API")
        case .suggestion: Said("Suggestions", "Mapendekezo", "Suggestions", "الاقتراحات", "คำแนะนำ")
        case .picture: byPicture
        }
    }

    static func kind(_ kind: QueryFigures.Kind) -> Said {
        switch kind {
        case .top: Said("Most frequent", "Zaidi", "Les plus fréquentes", "الأكثر", "บ่อยที่สุด")
        case .rising: Said("Rising", "Zinazopanda", "En hausse", "الصاعدة", "กำลังมา")
        case .empty: empty
        case .lowClick: Said("Seldom opened", "Hazifunguliwi", "Peu ouvertes", "قليلة الفتح", "ไม่ค่อยถูกเปิด")
        case .slow: Said("Slow", "Polepole", "Lentes", "البطيئة", "ช้า")
        }
    }

    static func about(_ kind: QueryFigures.Kind) -> Said {
        switch kind {
        case .top:
            Said(
                "What is searched for most.", "Yanayotafutwa zaidi.", "Ce qui est le plus recherché.", "الأكثر بحثًا.",
                "สิ่งที่ค้นหามากที่สุด")
        case .rising:
            Said(
                "Asked more often than in the period before, by more than chance explains.",
                "Yanatafutwa zaidi kuliko kipindi kilichopita, zaidi ya bahati.",
                "Demandées plus souvent qu'à la période précédente, au-delà du hasard.",
                "طُلبت أكثر من الفترة السابقة بما يتجاوز الصدفة.", "ค้นหามากกว่าช่วงก่อนหน้าอย่างมีนัยสำคัญ")
        case .empty:
            Said(
                "Nothing in the market had it.", "Hakuna kitu sokoni kilichofaa.", "Rien au marché ne correspondait.",
                "لم يكن في السوق ما يطابقها.", "ไม่มีสินค้าในตลาดที่ตรง")
        case .lowClick:
            Said(
                "Something was found and opened far more seldom than usual.",
                "Kilipatikana lakini hakikufunguliwa kama kawaida.",
                "Trouvées, mais ouvertes bien moins que d'ordinaire.",
                "وُجدت نتائج لكنها فُتحت أقل بكثير من المعتاد.", "พบผลแต่ถูกเปิดน้อยกว่าปกติมาก")
        case .slow:
            Said(
                "Answered later than after 200 ms.", "Zilijibiwa baada ya ms 200.", "Réponses après plus de 200 ms.",
                "أُجيبت بعد أكثر من 200 مللي ثانية.", "ตอบช้ากว่า 200 มิลลิวินาที")
        }
    }

    /// What helps most with a query of this kind.
    static func advice(for figures: QueryFigures, in kind: QueryFigures.Kind) -> Said {
        if kind == .slow {
            return Said(
                "Look at its results: many words or many goods?", "Angalia matokeo: maneno mengi au bidhaa nyingi?",
                "Regarder ses résultats : trop de mots ou d'articles ?", "انظر النتائج: كلمات أم منتجات كثيرة؟",
                "ดูผลลัพธ์: คำหรือสินค้ามากไปหรือไม่")
        }
        if figures.empty * 2 > figures.searches {
            return Said(
                "Add what it is also called, or win sellers who have it.",
                "Ongeza majina mengine, au tafuta wauzaji wenye nacho.",
                "Ajouter ses autres noms, ou trouver des vendeurs.", "أضف أسماءها الأخرى أو اجذب بائعين لديهم.",
                "เพิ่มชื่ออื่นที่ใช้เรียก หรือหาผู้ขายที่มี")
        }
        if kind == .lowClick {
            return Said(
                "Look at its results; show better goods first.", "Angalia matokeo; onyesha bidhaa bora kwanza.",
                "Regarder ses résultats ; montrer mieux d'abord.", "انظر نتائجها واعرض الأفضل أولًا.",
                "ดูผลลัพธ์ แล้วแสดงสินค้าที่ดีกว่าก่อน")
        }
        if kind == .rising {
            return Said(
                "Feature goods for it while it is wanted.", "Onyesha bidhaa zake wakati zinatakiwa.",
                "Mettre des articles en avant tant que la demande dure.", "أبرز منتجات لها ما دامت مطلوبة.",
                "แนะนำสินค้าขณะที่กำลังเป็นที่ต้องการ")
        }
        return Said(
            "Look at its results.", "Angalia matokeo yake.", "Regarder ses résultats.", "انظر نتائجها.", "ดูผลลัพธ์")
    }
}
