extension IdentityPhrases {
    static let french = IdentityPhrases(
        intro: "Montrez une fois qui vous êtes, et les autres verront que vous êtes vérifié. Votre confiance augmente.",
        privacy:
            "Vos documents sont chiffrés. Seules les quelques personnes qui vérifient les identités les voient, et ils sont supprimés 90 jours après la décision.",
        pendingTitle: "Nous regardons vos documents", pendingText: "Vous recevrez un message dès que ce sera décidé.",
        verifiedTitle: "Vous êtes vérifié", verifiedText: "Les autres le voient à côté de votre boutique.",
        rejectedTitle: "Nous n’avons pas pu vous vérifier", rejectedText: "Vous pouvez renvoyer vos documents.",
        handedIn: "Envoyé le %",
        number: "Numéro de votre carte d’identité ou passeport", numberHint: "Tel qu’il est imprimé sur le document.",
        documents: "Photos du document",
        documentsHint:
            "1 à 4 fichiers : JPEG, PNG ou WebP jusqu’à 10 Mo, PDF jusqu’à 5 Mo. Les deux faces, tous les bords visibles.",
        handIn: "Envoyer", filesAgain: "Choisissez vos fichiers encore une fois : le navigateur ne les garde pas.",
        verifiedSeller: "Vérifié", officialStore: "Boutique officielle",
        badDocument: "Le fichier % n’est pas un JPEG, PNG, WebP ou PDF simple et lisible, ou il a trop de pixels.",
        documentTooLarge: "Le fichier % est trop grand.",
        badNumber: "Saisissez le numéro : 4 à 40 lettres et chiffres.",
        documentsMissing: "Ajoutez au moins un fichier.",
        tooManyDocuments: "Quatre fichiers au plus.", checkOpen: "Nous regardons déjà vos documents.",
        alreadyVerified: "Vous êtes déjà vérifié.", alreadyDecided: "C’est déjà décidé.",
        ownCheck: "Personne ne décide de soi-même.", reasonMissing: "Choisissez une raison.",
        suspended: "Ce compte est suspendu. Écrivez au marché.", notThere: "Cela n’existe plus.",
        unreadable: "Les photos sont illisibles.", expired: "Le document a expiré.",
        incomplete: "Une face ou un bord du document manque.",
        numberDiffers: "Le numéro du document est différent.",
        nameDiffers: "Le nom du document n’est pas celui de votre compte.",
        notADocument: "Ce n’est pas un document que nous acceptons.",
        knownElsewhere: "Ce document appartient à un autre compte.", otherReason: "Une autre raison.")
}

extension TrustPhrases {
    static let french = TrustPhrases(
        title: "Votre confiance", intro: "Sur 100. Elle se compose de ces faits, et de rien d’autre.",
        history: "Son évolution", line: "Une ligne de % à %", joined: "Vous avez rejoint le marché",
        email: "E-mail vérifié", phone: "Téléphone vérifié", factor: "Deuxième étape activée",
        identity: "Identité vérifiée", age: "Temps passé avec nous", suspensions: "Suspensions")
}

extension IdentityDeskPhrases {
    static let french = IdentityDeskPhrases(
        checks: "Contrôles d’identité", noChecks: "Personne n’attend.", look: "Regarder",
        referred: "Le prestataire hésite", back: "Tous les contrôles",
        ownCheck: "C’est votre propre contrôle : quelqu’un d’autre décide.",
        number: "Numéro",
        waiting: Counted(one: "% contrôle attend", other: "% contrôles attendent"),
        documents: Counted(one: "% document", other: "% documents"),
        others: Counted(one: "% autre compte a ce numéro", other: "% autres comptes ont ce numéro"),
        document: "Document %", download: "Télécharger le PDF", documentsGone: "Les documents ont été supprimés.",
        numberForgotten: "Le numéro a été supprimé.", verify: "Vérifier", reject: "Refuser", reason: "Raison",
        chooseReason: "Choisir…", remark: "Un mot à la personne",
        remarkHint: "Elle le lira tel quel. Laissez vide si la raison suffit.",
        pending: "En attente", verified: "Vérifié", rejected: "Refusé", status: "Décision", person: "Compte",
        stores: "Boutiques officielles",
        storesIntro: "Le marché se porte garant qu’une boutique officielle est bien celle de la marque.",
        find: "Trouver une boutique", noStores: "Aucune boutique de ce nom.", makeOfficial: "Rendre officielle",
        endOfficial: "Plus officielle")
}
