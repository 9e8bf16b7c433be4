import Vocabulary

extension Phrases {
    static let french = Phrases(
        language: .french, account: .french, profile: .french, store: .french, reviews: .french,
        frame: FramePhrases(
            skipToContent: "Aller au contenu", searchLabel: "Chercher sur le marché",
            searchPlaceholder: "Chercher sur le marché", searchAction: "Chercher", watchlist: "Favoris",
            language: "Langue", theme: "Passer du clair au sombre", home: "Marché",
            promise: "Vous achetez directement au vendeur, sur WhatsApp.", forDevelopers: "Pour les développeurs",
            savedCopy: "Vous voyez une copie enregistrée %. Les prix ont pu changer depuis."),
        wall: WallPhrases(
            headline: "Les arrivages du marché", everything: "Tout", categories: "Catégories", sellers: "Vendeurs",
            allSellers: "Tous les vendeurs", clearFilters: "Effacer les filtres",
            resultsFor: "Résultats pour «\u{00A0}%\u{00A0}»", removeFilter: "Retirer le filtre %",
            products: Counted(one: "% produit", other: "% produits"),
            sellerCount: Counted(one: "% vendeur", other: "% vendeurs"),
            emptyTitle: "Les étals sont encore vides",
            emptyText: "Les nouveautés apparaissent ici dès que les vendeurs les ajoutent à leur catalogue.",
            noMatchTitle: "Aucun résultat", noMatchText: "Essayez un autre mot, ou parcourez tout le marché.",
            pages: "Pages", next: "Page suivante", previous: "Page précédente", loading: "Chargement…",
            end: "Vous avez tout vu", loadFailed: "Impossible de charger la suite.", tryAgain: "Réessayer"),
        product: ProductPhrases(
            priceOnRequest: "Prix sur demande", price: "Prix", buyOnWhatsApp: "Acheter sur WhatsApp",
            buyHint: "Ouvre WhatsApp avec un message au vendeur, prêt à envoyer.", watch: "Suivre",
            watching: "Suivi", share: "Partager", linkCopied: "Lien copié", description: "Description",
            similar: "Dans le même esprit", soldBy: "Vendu par", breadcrumbs: "Vous êtes ici", photos: "Photos",
            watchFailed: "L’enregistrement a échoué. Veuillez réessayer.", gone: "N’est plus proposé",
            watchNamed: "Suivre %", moreFrom: "Plus d’articles de %", photo: "Photo % sur %"),
        seller: SellerPhrases(
            catalogueRead: "Catalogue lu %", neverRead: "Catalogue pas encore lu", phone: "WhatsApp",
            emptyTitle: "Rien à vendre pour le moment",
            emptyText: "Le catalogue de ce vendeur est vide ou en cours de lecture. Revenez bientôt."),
        watchlist: WatchlistPhrases(
            title: "Vos favoris", intro: "Conservés pour ce navigateur. Sans compte.",
            emptyTitle: "Rien d’enregistré pour l’instant",
            emptyText: "Touchez le cœur d’un article qui vous plaît\u{00A0}: vous le retrouverez ici.",
            browse: "Parcourir le marché"),
        trouble: TroublePhrases(
            malformed: .init(
                title: "Nous n’avons pas compris", text: "Il y a une erreur dans l’adresse ou le formulaire."),
            forbidden: .init(
                title: "Ce formulaire a expiré", text: "Revenez en arrière, rechargez la page et réessayez."),
            notFound: .init(
                title: "Il n’y a rien à cette adresse", text: "Le lien est peut-être ancien ou incomplet."),
            gone: .init(title: "Cet article n’est plus proposé", text: "Le vendeur l’a retiré de son catalogue."),
            tooMany: .init(title: "Un instant, s’il vous plaît", text: "Trop de requêtes viennent de votre connexion."),
            fault: .init(title: "Une panne de notre côté", text: "Vous n’y êtes pour rien, et nous l’avons notée."),
            away: .init(title: "Le marché ferme un instant", text: "Nous remettons les choses en ordre."),
            tryAgainIn: "Veuillez réessayer %.", backToMarket: "Retour au marché", reference: "Référence"),
        time: TimePhrases(
            checked: "Vérifié %", justNow: "à l’instant",
            minutesAgo: Counted(one: "il y a % minute", other: "il y a % minutes"),
            hoursAgo: Counted(one: "il y a % heure", other: "il y a % heures"),
            daysAgo: Counted(one: "il y a % jour", other: "il y a % jours"),
            monthsAgo: Counted(other: "il y a % mois"),
            inSeconds: Counted(one: "dans % seconde", other: "dans % secondes"),
            inMinutes: Counted(one: "dans % minute", other: "dans % minutes")),
        reference: ReferencePhrases(
            title: "L’API du marché", intro: "Tout ce que montrent ces pages, en JSON.", document: "Document OpenAPI",
            name: "Nom", type: "Type", meaning: "Sens", required: "obligatoire", parameters: "Paramètres",
            responses: "Réponses", example: "Exemple", contents: "Sommaire"))
}
