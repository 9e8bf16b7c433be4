extension ReviewPhrases {
    static let arabic = ReviewPhrases(
        title: "التقييمات",
        empty: "لم يقيّم أحد هذا المنتج بعد.",
        all: "كل التقييمات",
        yours: "تقييمك",
        write: "اكتب تقييمًا",
        change: "تعديل",
        publish: "انشر التقييم",
        save: "حفظ",
        takeBack: "سحب التقييم",
        signIn: "سجّل الدخول لتكتب تقييمًا",
        howMany: "كم نجمة؟",
        text: "كيف وجدته؟ (اختياري)",
        textHint: "يرى القراء اسمك الأول وحرفًا واحدًا. دون عناوين مواقع أو بريد ودون أرقام هاتف.",
        hidden: "أخفى السوق هذا التقييم. لا يراه غيرك.",
        backToProduct: "العودة إلى المنتج",
        titleOf: "تقييمات %",
        outOfFive: "% من 5",
        reviews: Counted(
            zero: "لا تقييمات", one: "تقييم واحد", two: "تقييمان", few: "% تقييمات", many: "% تقييمًا", other: "% تقييم"),
        stars: Counted(
            zero: "لا نجوم", one: "نجمة واحدة", two: "نجمتان", few: "% نجوم", many: "% نجمة", other: "% نجمة"),
        refusals: Refusals(
            noStars: "اختر من نجمة إلى خمس نجوم.",
            tooLong: "التقييم 2000 حرف على الأكثر.",
            webAddress: "احذف عناوين المواقع.",
            mailAddress: "احذف عناوين البريد وأسماء الحسابات.",
            phoneNumber: "احذف أرقام الهاتف والأرقام الطويلة.",
            ownGoods: "أنت تبيع هذا المنتج، فالتقييم لغيرك.",
            tooMany: "هذا يكفي ليوم واحد. عد غدًا.",
            notActive: "لا يمكن لحسابك كتابة تقييمات الآن.",
            notOffered: "لم يعد معروضًا.",
            notThere: "لم يعد هذا التقييم موجودًا."))
}
