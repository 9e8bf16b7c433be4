import Vocabulary

extension Phrases {
    static let english = Phrases(
        language: .english, account: .english, profile: .english, store: .english, reviews: .english,
        frame: FramePhrases(
            skipToContent: "Skip to the content", searchLabel: "Search the market",
            searchPlaceholder: "Search the market", searchAction: "Search", watchlist: "Watchlist",
            language: "Language", theme: "Switch between light and dark", home: "Market",
            promise: "You buy from the seller directly, on WhatsApp.", forDevelopers: "For developers",
            savedCopy: "You are looking at a copy saved %. Prices may have changed since."),
        wall: WallPhrases(
            headline: "Fresh from the market", everything: "Everything", categories: "Categories",
            sellers: "Sellers", allSellers: "All sellers", clearFilters: "Clear filters",
            resultsFor: "Results for “%”", removeFilter: "Remove the filter %",
            products: Counted(one: "% product", other: "% products"),
            sellerCount: Counted(one: "% seller", other: "% sellers"),
            emptyTitle: "The stalls are still empty",
            emptyText: "New things appear here as soon as sellers add them to their catalogues.",
            noMatchTitle: "Nothing matches",
            noMatchText: "Try another word, or look through everything there is.",
            pages: "Pages", next: "Next page", previous: "Previous page", loading: "Loading more…",
            end: "You have seen it all", loadFailed: "More could not be loaded.", tryAgain: "Try again"),
        product: ProductPhrases(
            priceOnRequest: "Price on request", price: "Price", buyOnWhatsApp: "Buy on WhatsApp",
            buyHint: "Opens WhatsApp with a message to the seller, ready to send.", watch: "Watch",
            watching: "Watching", share: "Share", linkCopied: "Link copied", description: "Description",
            similar: "More like this", soldBy: "Sold by", breadcrumbs: "You are here", photos: "Photos",
            watchFailed: "That could not be saved. Please try again.", gone: "No longer offered",
            watchNamed: "Watch %", moreFrom: "More from %", photo: "Photo % of %"),
        seller: SellerPhrases(
            catalogueRead: "Catalogue read %", neverRead: "Catalogue not read yet", phone: "WhatsApp",
            emptyTitle: "Nothing on offer right now",
            emptyText: "This seller's catalogue is empty or still being read. Look in again soon."),
        watchlist: WatchlistPhrases(
            title: "Your watchlist", intro: "Kept for this browser. No account needed.",
            emptyTitle: "Nothing saved yet",
            emptyText: "Tap the heart on anything you like, and you will find it here again.",
            browse: "Browse the market"),
        trouble: TroublePhrases(
            malformed: .init(title: "That did not make sense", text: "Something in the address or form is wrong."),
            forbidden: .init(
                title: "This form has expired", text: "Go back, reload the page and try once more."),
            notFound: .init(
                title: "There is nothing at this address", text: "The link may be old, or a letter may be missing."),
            gone: .init(
                title: "This is no longer offered", text: "The seller has taken it out of the catalogue."),
            tooMany: .init(title: "One moment, please", text: "Too many requests came from your connection."),
            fault: .init(
                title: "Something broke on our side", text: "It is not your fault, and it has been written down."),
            away: .init(
                title: "The market is closed for a moment", text: "We are putting things back in order."),
            tryAgainIn: "Please try again %.", backToMarket: "Back to the market", reference: "Reference"),
        time: TimePhrases(
            checked: "Checked %", justNow: "just now",
            minutesAgo: Counted(one: "% minute ago", other: "% minutes ago"),
            hoursAgo: Counted(one: "% hour ago", other: "% hours ago"),
            daysAgo: Counted(one: "% day ago", other: "% days ago"),
            monthsAgo: Counted(one: "% month ago", other: "% months ago"),
            inSeconds: Counted(one: "in % second", other: "in % seconds"),
            inMinutes: Counted(one: "in % minute", other: "in % minutes")),
        reference: ReferencePhrases(
            title: "The market's API", intro: "Everything on these pages, as JSON.", document: "OpenAPI document",
            name: "Name", type: "Type", meaning: "Meaning", required: "required", parameters: "Parameters",
            responses: "Responses", example: "Example", contents: "Contents"))
}
