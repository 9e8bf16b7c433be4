import Vocabulary

extension Phrases {
    static let swahili = Phrases(
        language: .swahili, account: .swahili, profile: .swahili, store: .swahili, reviews: .swahili,
        frame: FramePhrases(
            skipToContent: "Ruka hadi yaliyomo", searchLabel: "Tafuta sokoni", searchPlaceholder: "Tafuta sokoni",
            searchAction: "Tafuta", watchlist: "Vipendwa", language: "Lugha", theme: "Badili mwanga au giza",
            home: "Soko", promise: "Unanunua moja kwa moja kutoka kwa muuzaji, kupitia WhatsApp.",
            forDevelopers: "Kwa watengenezaji programu",
            savedCopy: "Unaona nakala iliyohifadhiwa %. Huenda bei zimebadilika tangu hapo."),
        wall: WallPhrases(
            headline: "Mapya kutoka sokoni", everything: "Vyote", categories: "Aina za bidhaa", sellers: "Wauzaji",
            allSellers: "Wauzaji wote", clearFilters: "Ondoa vichujio", resultsFor: "Matokeo ya “%”",
            removeFilter: "Ondoa kichujio %",
            products: Counted(other: "Bidhaa %"),
            sellerCount: Counted(one: "muuzaji %", other: "wauzaji %"),
            emptyTitle: "Bado hakuna bidhaa sokoni",
            emptyText: "Bidhaa mpya huonekana hapa mara tu wauzaji wanapoziweka kwenye katalogi zao.",
            noMatchTitle: "Hakuna kilichopatikana", noMatchText: "Jaribu neno lingine, au tazama bidhaa zote.",
            pages: "Kurasa", next: "Ukurasa unaofuata", previous: "Ukurasa uliotangulia", loading: "Inapakia zaidi…",
            end: "Umeona bidhaa zote", loadFailed: "Imeshindwa kupakia zaidi.", tryAgain: "Jaribu tena"),
        product: ProductPhrases(
            priceOnRequest: "Uliza bei", price: "Bei", buyOnWhatsApp: "Nunua kwa WhatsApp",
            buyHint: "Hufungua WhatsApp yenye ujumbe kwa muuzaji, tayari kutumwa.", watch: "Hifadhi",
            watching: "Imehifadhiwa", share: "Shiriki", linkCopied: "Kiungo kimenakiliwa", description: "Maelezo",
            similar: "Zinazofanana", soldBy: "Muuzaji", breadcrumbs: "Uko hapa", photos: "Picha",
            watchFailed: "Imeshindwa kuhifadhi. Tafadhali jaribu tena.", gone: "Haiuzwi tena",
            watchNamed: "Hifadhi %", moreFrom: "Zaidi kutoka kwa %", photo: "Picha % kati ya %"),
        seller: SellerPhrases(
            catalogueRead: "Katalogi ilisomwa %", neverRead: "Katalogi bado haijasomwa", phone: "WhatsApp",
            emptyTitle: "Hakuna bidhaa kwa sasa",
            emptyText: "Katalogi ya muuzaji huyu ni tupu au bado inasomwa. Rudi tena baadaye."),
        watchlist: WatchlistPhrases(
            title: "Vipendwa vyako", intro: "Huhifadhiwa kwa kivinjari hiki. Huhitaji akaunti.",
            emptyTitle: "Bado hujahifadhi chochote",
            emptyText: "Gusa moyo kwenye bidhaa unayoipenda, nawe utaikuta hapa tena.",
            browse: "Tazama soko"),
        trouble: TroublePhrases(
            malformed: .init(title: "Hatukuelewa ombi hilo", text: "Kuna kosa kwenye anwani au fomu."),
            forbidden: .init(
                title: "Muda wa fomu hii umekwisha", text: "Rudi nyuma, pakia ukurasa upya kisha ujaribu tena."),
            notFound: .init(
                title: "Hakuna kitu kwenye anwani hii", text: "Huenda kiungo ni cha zamani, au herufi imekosekana."),
            gone: .init(title: "Bidhaa hii haiuzwi tena", text: "Muuzaji ameiondoa kwenye katalogi yake."),
            tooMany: .init(title: "Subiri kidogo", text: "Maombi mengi mno yametoka kwenye muunganisho wako."),
            fault: .init(title: "Kuna hitilafu upande wetu", text: "Si kosa lako, nasi tumeiandika."),
            away: .init(title: "Soko limefungwa kwa muda mfupi", text: "Tunapanga mambo sawa."),
            tryAgainIn: "Tafadhali jaribu tena %.", backToMarket: "Rudi sokoni", reference: "Kumbukumbu"),
        time: TimePhrases(
            checked: "Ilikaguliwa %", justNow: "sasa hivi",
            minutesAgo: Counted(one: "dakika % iliyopita", other: "dakika % zilizopita"),
            hoursAgo: Counted(one: "saa % iliyopita", other: "saa % zilizopita"),
            daysAgo: Counted(one: "siku % iliyopita", other: "siku % zilizopita"),
            monthsAgo: Counted(one: "mwezi % uliopita", other: "miezi % iliyopita"),
            inSeconds: Counted(other: "baada ya sekunde %"),
            inMinutes: Counted(other: "baada ya dakika %")),
        reference: ReferencePhrases(
            title: "API ya soko", intro: "Yote yaliyo kwenye kurasa hizi, kama JSON.", document: "Hati ya OpenAPI",
            name: "Jina", type: "Aina", meaning: "Maana", required: "lazima", parameters: "Vigezo",
            responses: "Majibu", example: "Mfano", contents: "Yaliyomo"))
}
