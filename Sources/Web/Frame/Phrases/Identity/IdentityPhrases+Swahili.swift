extension IdentityPhrases {
    static let swahili = IdentityPhrases(
        intro: "Onyesha mara moja wewe ni nani, na wengine wataona umethibitishwa. Huongeza uaminifu wako.",
        privacy:
            "Hati zako zimefungwa kwa siri. Wachache wanaokagua utambulisho pekee huziona, na siku 90 baada ya uamuzi hufutwa.",
        pendingTitle: "Tunaangalia hati zako", pendingText: "Utapata ujumbe mara uamuzi utakapofanywa.",
        verifiedTitle: "Umethibitishwa", verifiedText: "Wengine wanaona hilo kando ya duka lako.",
        rejectedTitle: "Hatukuweza kukuthibitisha", rejectedText: "Unaweza kutuma hati zako tena.",
        handedIn: "Zilitumwa %",
        number: "Namba ya kitambulisho au pasipoti", numberHint: "Kama ilivyochapishwa kwenye hati.",
        documents: "Picha za hati",
        documentsHint:
            "Faili 1 hadi 4: JPEG, PNG au WebP hadi MB 10, PDF hadi MB 5. Pande zote mbili, kingo zote zionekane.",
        handIn: "Tuma", filesAgain: "Chagua faili zako tena: kivinjari hakizihifadhi.",
        verifiedSeller: "Amethibitishwa", officialStore: "Duka rasmi",
        badDocument: "Faili % si JPEG, PNG, WebP au PDF ya kawaida inayosomeka, au ina pikseli nyingi mno.",
        documentTooLarge: "Faili % ni kubwa mno.",
        badNumber: "Andika namba: herufi na tarakimu 4 hadi 40.", documentsMissing: "Ongeza angalau faili moja.",
        tooManyDocuments: "Faili nne ndizo nyingi zaidi.", checkOpen: "Tayari tunaangalia hati zako.",
        alreadyVerified: "Tayari umethibitishwa.", alreadyDecided: "Hili limeshaamuliwa.",
        ownCheck: "Hakuna anayejiamulia mwenyewe.", reasonMissing: "Chagua sababu.",
        suspended: "Akaunti hii imesimamishwa. Andikia soko.", notThere: "Haipo tena.",
        unreadable: "Picha hazisomeki.", expired: "Hati imeisha muda.",
        incomplete: "Upande au ukingo wa hati unakosekana.",
        numberDiffers: "Namba iliyo kwenye hati ni nyingine.",
        nameDiffers: "Jina kwenye hati si jina la akaunti yako.",
        notADocument: "Hiyo si hati tunayokubali.",
        knownElsewhere: "Hati hii ni ya akaunti nyingine.", otherReason: "Sababu nyingine.")
}

extension TrustPhrases {
    static let swahili = TrustPhrases(
        title: "Uaminifu wako", intro: "Kati ya 100. Umetokana na mambo haya tu.", history: "Ulivyobadilika",
        line: "Mstari kutoka % hadi %", joined: "Ulijiunga", email: "Barua pepe imethibitishwa",
        phone: "Simu imethibitishwa", factor: "Hatua ya pili imewashwa", identity: "Utambulisho umethibitishwa",
        age: "Muda nasi", suspensions: "Kusimamishwa")
}

extension IdentityDeskPhrases {
    static let swahili = IdentityDeskPhrases(
        checks: "Ukaguzi wa utambulisho", noChecks: "Hakuna anayesubiri.", look: "Angalia",
        referred: "Mtoa huduma hana uhakika", back: "Ukaguzi wote",
        ownCheck: "Huu ni ukaguzi wako mwenyewe: mwingine ataamua.",
        number: "Namba",
        waiting: Counted(one: "Ukaguzi % unasubiri", other: "Kaguzi % zinasubiri"),
        documents: Counted(one: "Hati %", other: "Hati %"),
        others: Counted(one: "Akaunti nyingine % ina namba hii", other: "Akaunti nyingine % zina namba hii"),
        document: "Hati ya %", download: "Pakua PDF", documentsGone: "Hati zimefutwa.",
        numberForgotten: "Namba imefutwa.", verify: "Thibitisha", reject: "Kataa", reason: "Sababu",
        chooseReason: "Chagua…", remark: "Neno kwa mtu huyo",
        remarkHint: "Atalisoma kama ulivyoandika. Acha wazi kama sababu inatosha.",
        pending: "Inasubiri", verified: "Imethibitishwa", rejected: "Imekataliwa", status: "Uamuzi", person: "Akaunti",
        stores: "Maduka rasmi", storesIntro: "Soko linathibitisha kuwa duka rasmi ni la chapa yenyewe.",
        find: "Tafuta duka", noStores: "Hakuna duka lenye jina hilo.", makeOfficial: "Fanya rasmi",
        endOfficial: "Si rasmi tena")
}
