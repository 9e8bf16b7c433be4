extension StorePhrases {
    static let arabic = StorePhrases(
        store: "متجرك",
        intro: "ما يراه المشترون في صفحتك.",
        publicPage: "شاهد ما يراه الآخرون",
        name: "اسم المتجر",
        description: "ماذا تبيع ومن أنت",
        location: "أين نجده",
        locationHint: "شارع أو سوق أو دكان. يراه الجميع.",
        contactPhone: "هاتف الزبائن",
        contactPhoneHint: "يراه الجميع. اتركه فارغًا كي لا يظهر.",
        hours: "أوقات العمل",
        hoursHint: "مثل 08:00-13:00، 14:00-18:00. اترك يوم الإغلاق فارغًا.",
        cover: "صورة الغلاف",
        coverHint: "بصيغة JPEG أو PNG أو WebP أو AVIF أو HEIC أو GIF حتى 20 ميغابايت. تُقص شريطًا عريضًا.",
        removeCover: "أزل صورة الغلاف",
        about: "عن المتجر",
        whereToFind: "المكان",
        phone: "الهاتف",
        openNow: "مفتوح الآن",
        closedNow: "مغلق الآن",
        closed: "مغلق",
        figures: "بالأرقام",
        days: ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        shortDays: ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        leads: Counted(
            zero: "لا استفسارات", one: "استفسار واحد", two: "استفساران", few: "% استفسارات", many: "% استفسارًا",
            other: "% استفسار"))
}
