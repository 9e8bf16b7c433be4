import Vocabulary

extension Phrases {
    static let arabic = Phrases(
        language: .arabic, account: .arabic, profile: .arabic, store: .arabic, reviews: .arabic,
        frame: FramePhrases(
            skipToContent: "انتقل إلى المحتوى", searchLabel: "ابحث في السوق", searchPlaceholder: "ابحث في السوق",
            searchAction: "بحث", watchlist: "المفضلة", language: "اللغة", theme: "التبديل بين الفاتح والداكن",
            home: "السوق", promise: "تشتري من البائع مباشرة عبر واتساب.", forDevelopers: "للمطورين",
            savedCopy: "أنت تشاهد نسخة محفوظة %. ربما تغيّرت الأسعار منذ ذلك الحين."),
        wall: WallPhrases(
            headline: "جديد السوق", everything: "الكل", categories: "الفئات", sellers: "البائعون",
            allSellers: "كل البائعين", clearFilters: "مسح عوامل التصفية", resultsFor: "نتائج البحث عن «%»",
            removeFilter: "إزالة عامل التصفية %",
            products: Counted(
                zero: "لا منتجات", one: "منتج واحد", two: "منتجان", few: "% منتجات", many: "% منتجًا", other: "% منتج"),
            sellerCount: Counted(
                zero: "لا بائعين", one: "بائع واحد", two: "بائعان", few: "% بائعين", many: "% بائعًا", other: "% بائع"),
            emptyTitle: "لا شيء في السوق بعد",
            emptyText: "تظهر المنتجات الجديدة هنا فور إضافتها إلى كتالوجات البائعين.",
            noMatchTitle: "لا توجد نتائج", noMatchText: "جرّب كلمة أخرى، أو تصفّح كل ما في السوق.",
            pages: "الصفحات", next: "الصفحة التالية", previous: "الصفحة السابقة", loading: "جارٍ تحميل المزيد…",
            end: "لقد شاهدت كل شيء", loadFailed: "تعذّر تحميل المزيد.", tryAgain: "أعد المحاولة"),
        product: ProductPhrases(
            priceOnRequest: "السعر عند الطلب", price: "السعر", buyOnWhatsApp: "اشترِ عبر واتساب",
            buyHint: "يفتح واتساب برسالة جاهزة للإرسال إلى البائع.", watch: "أضف إلى المفضلة",
            watching: "في المفضلة", share: "مشاركة", linkCopied: "تم نسخ الرابط", description: "الوصف",
            similar: "منتجات مشابهة", soldBy: "البائع", breadcrumbs: "أنت هنا", photos: "الصور",
            watchFailed: "تعذّر الحفظ. يُرجى إعادة المحاولة.", gone: "لم يعد معروضًا",
            watchNamed: "أضف % إلى المفضلة", moreFrom: "المزيد من %", photo: "الصورة % من %"),
        seller: SellerPhrases(
            catalogueRead: "قُرئ الكتالوج %", neverRead: "لم يُقرأ الكتالوج بعد", phone: "واتساب",
            emptyTitle: "لا شيء معروض حاليًا",
            emptyText: "كتالوج هذا البائع فارغ أو ما زالت قراءته جارية. عُد قريبًا."),
        watchlist: WatchlistPhrases(
            title: "مفضلتك", intro: "تُحفظ لهذا المتصفح، دون الحاجة إلى حساب.",
            emptyTitle: "لم تحفظ شيئًا بعد", emptyText: "المس القلب على أي منتج يعجبك، وستجده هنا لاحقًا.",
            browse: "تصفّح السوق"),
        trouble: TroublePhrases(
            malformed: .init(title: "لم نفهم هذا الطلب", text: "يوجد خطأ في العنوان أو في النموذج."),
            forbidden: .init(
                title: "انتهت صلاحية هذا النموذج", text: "ارجع إلى الخلف وأعد تحميل الصفحة ثم حاول مجددًا."),
            notFound: .init(title: "لا شيء في هذا العنوان", text: "قد يكون الرابط قديمًا أو ناقصًا."),
            gone: .init(title: "لم يعد هذا المنتج معروضًا", text: "أزاله البائع من الكتالوج."),
            tooMany: .init(title: "لحظة من فضلك", text: "وصلت طلبات كثيرة جدًا من اتصالك."),
            fault: .init(title: "حدث عطل لدينا", text: "الخطأ ليس منك، وقد سجّلناه."),
            away: .init(title: "السوق مغلق للحظات", text: "نعيد ترتيب الأمور."),
            tryAgainIn: "يُرجى المحاولة مجددًا %.", backToMarket: "العودة إلى السوق", reference: "المرجع"),
        time: TimePhrases(
            checked: "تم التحقق %", justNow: "الآن",
            minutesAgo: Counted(
                one: "قبل دقيقة", two: "قبل دقيقتين", few: "قبل % دقائق", many: "قبل % دقيقة", other: "قبل % دقيقة"),
            hoursAgo: Counted(
                one: "قبل ساعة", two: "قبل ساعتين", few: "قبل % ساعات", many: "قبل % ساعة", other: "قبل % ساعة"),
            daysAgo: Counted(
                one: "قبل يوم", two: "قبل يومين", few: "قبل % أيام", many: "قبل % يومًا", other: "قبل % يوم"),
            monthsAgo: Counted(
                one: "قبل شهر", two: "قبل شهرين", few: "قبل % أشهر", many: "قبل % شهرًا", other: "قبل % شهر"),
            inSeconds: Counted(
                one: "بعد ثانية", two: "بعد ثانيتين", few: "بعد % ثوانٍ", many: "بعد % ثانية", other: "بعد % ثانية"),
            inMinutes: Counted(
                one: "بعد دقيقة", two: "بعد دقيقتين", few: "بعد % دقائق", many: "بعد % دقيقة", other: "بعد % دقيقة")),
        reference: ReferencePhrases(
            title: "واجهة السوق البرمجية", intro: "كل ما في هذه الصفحات بصيغة JSON.", document: "وثيقة OpenAPI",
            name: "الاسم", type: "النوع", meaning: "المعنى", required: "مطلوب", parameters: "المعاملات",
            responses: "الردود", example: "مثال", contents: "المحتويات"))
}
