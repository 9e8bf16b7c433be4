import Frame
import HTML
import Vocabulary

/// What was searched for instead, and what was given up: above the goods, in plain words.
struct ResultsNotes: Markup {
    let results: ResultsView
    let language: Language

    var body: some Markup {
        if results.correction != nil || !results.notes.isEmpty {
            div(.class("said")) {
                if let correction = results.correction {
                    p {
                        SaidAround(SearchSaid.insteadOf, in: language) {
                            a(.href(correction.url)) { bdi { correction.words } }
                        }
                        ". "
                        for word in correction.unknown {
                            SaidAround(SearchSaid.nobodyHas, in: language) { bdi { word } }
                            " "
                        }
                    }
                }
                for note in results.notes { p { note } }
            }
        }
    }
}

/// What was understood: each leads to the same search without it.
struct UnderstoodChip: Markup {
    let part: ResultsView.Part
    let phrases: Phrases

    var body: some Markup {
        a(
            .class(part.isGivenUp ? "chip given-up" : "chip understood"), .href(part.url), .rel("nofollow"),
            .aria("label", phrases.wall.removeFilter(part.label))
        ) {
            bdi { part.label }
            Icon.close
        }
    }
}

/// Where a visitor is, asked only when they press it; without a script there is none.
struct NearButton: Markup {
    let language: Language

    var body: some Markup {
        button(.class("chip"), .type("button"), .hidden(), .data("near", SearchSaid.placeDenied[language])) {
            Icon.pin
            SearchSaid.findNear[language]
        }
    }
}

/// Nothing was found: another way to look, and what came last.
struct NothingFound: Markup {
    let frame: PageFrame
    let wall: WallView
    let everything: Link
    private var language: Language { frame.language }

    var body: some Markup {
        div(.class("blank")) {
            Icon.search
            h1 { SaidAround(SearchSaid.nothing, in: language) { bdi { frame.search } } }
            p { SearchSaid.tips[language] }
            div(.class("ways")) {
                if let pictureSearch = frame.pictureSearch {
                    a(.class("button"), .href(pictureSearch)) {
                        Icon.camera
                        SearchSaid.byPicture[language]
                    }
                }
                a(.class("button"), .href(everything)) { SearchSaid.everything[language] }
            }
        }
        if !wall.cards.isEmpty {
            section(.class("similar")) {
                h2 { SearchSaid.justIn[language] }
                Wall(wall, phrases: frame.phrases, eagerCards: 0)
            }
        }
    }
}
