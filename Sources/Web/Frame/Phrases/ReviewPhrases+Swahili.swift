extension ReviewPhrases {
    static let swahili = ReviewPhrases(
        title: "Maoni",
        empty: "Hakuna aliyetoa maoni bado.",
        all: "Maoni yote",
        yours: "Maoni yako",
        write: "Andika maoni",
        change: "Badilisha",
        publish: "Chapisha maoni",
        save: "Hifadhi",
        takeBack: "Ondoa maoni",
        signIn: "Ingia ili uandike maoni",
        howMany: "Nyota ngapi?",
        text: "Ikoje? (si lazima)",
        textHint:
            "Wasomaji huona jina lako la kwanza na herufi moja. Bila anwani za tovuti au barua pepe, wala nambari za simu.",
        hidden: "Soko limeficha maoni haya. Wewe pekee unayaona.",
        backToProduct: "Rudi kwenye bidhaa",
        titleOf: "Maoni kuhusu %",
        outOfFive: "% kati ya 5",
        reviews: Counted(one: "Maoni %", other: "Maoni %"),
        stars: Counted(one: "Nyota %", other: "Nyota %"),
        refusals: Refusals(
            noStars: "Chagua nyota moja hadi tano.",
            tooLong: "Maoni yasizidi herufi 2,000.",
            webAddress: "Ondoa anwani za tovuti.",
            mailAddress: "Ondoa anwani za barua pepe na @majina.",
            phoneNumber: "Ondoa nambari za simu na nambari nyingine ndefu.",
            ownGoods: "Unauza bidhaa hii mwenyewe; wengine ndio watoe maoni.",
            tooMany: "Yanatosha kwa siku moja. Rudi kesho.",
            notActive: "Akaunti yako haiwezi kuandika maoni kwa sasa.",
            notOffered: "Haiuzwi tena.",
            notThere: "Maoni hayo hayapo tena."))
}
