extension IdentityPhrases {
    static let english = IdentityPhrases(
        intro: "Show once who you are, and others see that you are verified. It raises your trust.",
        privacy:
            "Your documents are encrypted. Only the few who check identities see them, and 90 days after the decision they are deleted.",
        pendingTitle: "We are looking at your documents", pendingText: "You get a message as soon as it is decided.",
        verifiedTitle: "You are verified", verifiedText: "Others see it beside your store.",
        rejectedTitle: "We could not verify you", rejectedText: "You may hand in your documents again.",
        handedIn: "Handed in on %",
        number: "Number of your ID card or passport", numberHint: "As it is printed on the document.",
        documents: "Photos of the document",
        documentsHint: "1 to 4 files: JPEG, PNG or WebP up to 10 MB, PDF up to 5 MB. Both sides, all edges visible.",
        handIn: "Hand in", filesAgain: "Choose your files once more: browsers do not keep them.",
        verifiedSeller: "Verified", officialStore: "Official store",
        badDocument: "File % is not a JPEG, PNG, WebP or plain PDF that can be read, or has too many pixels.",
        documentTooLarge: "File % is too large.",
        badNumber: "Enter the number: 4 to 40 letters and digits.", documentsMissing: "Add at least one file.",
        tooManyDocuments: "Four files are the most.", checkOpen: "We are looking at your documents already.",
        alreadyVerified: "You are verified already.", alreadyDecided: "This has been decided already.",
        ownCheck: "Nobody decides about themselves.", reasonMissing: "Choose a reason.",
        suspended: "This account is suspended. Write to the market.", notThere: "That is not there any more.",
        unreadable: "The photos cannot be read.", expired: "The document has expired.",
        incomplete: "A side or an edge of the document is missing.",
        numberDiffers: "The number on the document is another one.",
        nameDiffers: "The name on the document is not the name of your account.",
        notADocument: "That is not a document we accept.",
        knownElsewhere: "This document belongs to another account.", otherReason: "Another reason.")
}

extension TrustPhrases {
    static let english = TrustPhrases(
        title: "Your trust", intro: "Out of 100. It is made of these facts, and of nothing else.",
        history: "How it changed",
        line: "A line from % to %", joined: "You joined", email: "E-mail verified", phone: "Phone verified",
        factor: "Second step on", identity: "Identity verified", age: "Time with us", suspensions: "Suspensions")
}

extension IdentityDeskPhrases {
    static let english = IdentityDeskPhrases(
        checks: "Identity checks", noChecks: "Nobody is waiting.", look: "Look", referred: "The provider is not sure",
        back: "All checks", ownCheck: "This is your own check: somebody else decides it.",
        number: "Number",
        waiting: Counted(one: "% check waits", other: "% checks wait"),
        documents: Counted(one: "% document", other: "% documents"),
        others: Counted(one: "% other account has this number", other: "% other accounts have this number"),
        document: "Document %", download: "Download the PDF", documentsGone: "The documents have been deleted.",
        numberForgotten: "The number has been deleted.", verify: "Verify", reject: "Reject", reason: "Reason",
        chooseReason: "Choose…", remark: "A word to the person",
        remarkHint: "They read it as you write it. Leave it empty if the reason says enough.",
        pending: "Waiting", verified: "Verified", rejected: "Rejected", status: "Decision", person: "Account",
        stores: "Official stores", storesIntro: "The market vouches that an official store is the brand's own.",
        find: "Find a store", noStores: "No store of that name.", makeOfficial: "Make official",
        endOfficial: "No longer official")
}
