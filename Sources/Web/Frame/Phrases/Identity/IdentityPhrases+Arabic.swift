extension IdentityPhrases {
    static let arabic = IdentityPhrases(
        intro: "أثبت هويتك مرة واحدة ليرى الآخرون أنه تم التحقق منك. هذا يرفع الثقة بك.",
        privacy: "مستنداتك مشفّرة. لا يراها إلا القلة الذين يتحققون من الهويات، وتُحذف بعد 90 يومًا من القرار.",
        pendingTitle: "نحن ننظر في مستنداتك", pendingText: "ستصلك رسالة فور اتخاذ القرار.",
        verifiedTitle: "تم التحقق منك", verifiedText: "يرى الآخرون ذلك بجانب متجرك.",
        rejectedTitle: "لم نتمكن من التحقق منك", rejectedText: "يمكنك إرسال مستنداتك مرة أخرى.",
        handedIn: "أُرسلت في %",
        number: "رقم بطاقة الهوية أو جواز السفر", numberHint: "كما هو مطبوع على المستند.",
        documents: "صور المستند",
        documentsHint:
            "من ملف إلى 4 ملفات: JPEG أو PNG أو WebP حتى 10 ميغابايت، وPDF حتى 5 ميغابايت. الوجهان، وكل الحواف ظاهرة.",
        handIn: "إرسال", filesAgain: "اختر ملفاتك مرة أخرى: المتصفح لا يحتفظ بها.",
        verifiedSeller: "موثّق", officialStore: "متجر رسمي",
        badDocument: "الملف % ليس صورة JPEG أو PNG أو WebP أو PDF بسيطًا يمكن قراءته، أو عدد نقاطه كبير جدًا.",
        documentTooLarge: "الملف % كبير جدًا.",
        badNumber: "أدخل الرقم: من 4 إلى 40 حرفًا ورقمًا.", documentsMissing: "أضف ملفًا واحدًا على الأقل.",
        tooManyDocuments: "أربعة ملفات على الأكثر.", checkOpen: "نحن ننظر في مستنداتك بالفعل.",
        alreadyVerified: "تم التحقق منك بالفعل.", alreadyDecided: "تم اتخاذ القرار بالفعل.",
        ownCheck: "لا أحد يقرر في أمر نفسه.", reasonMissing: "اختر سببًا.",
        suspended: "هذا الحساب موقوف. راسل السوق.", notThere: "لم يعد موجودًا.",
        unreadable: "الصور غير مقروءة.", expired: "انتهت صلاحية المستند.",
        incomplete: "ينقص وجه أو حافة من المستند.",
        numberDiffers: "الرقم على المستند مختلف.",
        nameDiffers: "الاسم على المستند ليس اسم حسابك.",
        notADocument: "هذا ليس مستندًا نقبله.",
        knownElsewhere: "هذا المستند يخص حسابًا آخر.", otherReason: "سبب آخر.")
}

extension TrustPhrases {
    static let arabic = TrustPhrases(
        title: "الثقة بك", intro: "من 100. تتكون من هذه الحقائق فقط.", history: "كيف تغيّرت",
        line: "خط من % إلى %", joined: "انضممت", email: "تم التحقق من البريد", phone: "تم التحقق من الهاتف",
        factor: "الخطوة الثانية مفعّلة", identity: "تم التحقق من الهوية", age: "المدة معنا", suspensions: "حالات الإيقاف"
    )
}

extension IdentityDeskPhrases {
    static let arabic = IdentityDeskPhrases(
        checks: "طلبات التحقق من الهوية", noChecks: "لا أحد ينتظر.", look: "عرض", referred: "مزوّد الخدمة غير متأكد",
        back: "كل الطلبات", ownCheck: "هذا طلبك أنت: يقرر فيه غيرك.",
        number: "الرقم",
        waiting: Counted(
            zero: "لا طلبات تنتظر", one: "طلب واحد ينتظر", two: "طلبان ينتظران", few: "% طلبات تنتظر",
            many: "% طلبًا ينتظر", other: "% طلب ينتظر"),
        documents: Counted(
            zero: "بلا مستندات", one: "مستند واحد", two: "مستندان", few: "% مستندات", many: "% مستندًا",
            other: "% مستند"),
        others: Counted(
            zero: "لا حساب آخر بهذا الرقم", one: "حساب آخر بهذا الرقم", two: "حسابان آخران بهذا الرقم",
            few: "% حسابات أخرى بهذا الرقم", many: "% حسابًا آخر بهذا الرقم", other: "% حساب آخر بهذا الرقم"),
        document: "المستند %", download: "تنزيل ملف PDF", documentsGone: "حُذفت المستندات.",
        numberForgotten: "حُذف الرقم.", verify: "توثيق", reject: "رفض", reason: "السبب",
        chooseReason: "اختر…", remark: "كلمة إلى الشخص",
        remarkHint: "سيقرؤها كما تكتبها. اتركها فارغة إن كان السبب كافيًا.",
        pending: "قيد الانتظار", verified: "موثّق", rejected: "مرفوض", status: "القرار", person: "الحساب",
        stores: "المتاجر الرسمية", storesIntro: "يضمن السوق أن المتجر الرسمي هو متجر العلامة نفسها.",
        find: "ابحث عن متجر", noStores: "لا متجر بهذا الاسم.", makeOfficial: "اجعله رسميًا",
        endOfficial: "لم يعد رسميًا")
}
