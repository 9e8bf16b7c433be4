import HTML
import Vocabulary

/// The search box of every page: a form, which a script gives suggestions while somebody types.
struct SearchBox: Markup {
    let frame: PageFrame
    private var phrases: FramePhrases { frame.phrases.frame }
    private var language: Language { frame.language }

    /// Answers what is typed with a list (`SuggestionList`).
    static let suggestions = "/search/suggestions"

    var body: some Markup {
        form(
            .class(frame.pictureSearch == nil ? "search" : "search pictured"), .role("search"), .action("/"),
            .method("get"), .data("suggest", Self.suggestions), .data("recent", Self.recent[language]),
            .data("clear", Self.clear[language])
        ) {
            for kept in frame.keptFilters { input(.type("hidden"), .name(kept.name), .value(kept.value)) }
            input(
                .type("search"), .name("q"), .value(frame.search), .placeholder(phrases.searchPlaceholder),
                .aria("label", phrases.searchLabel), .maxLength(200), .autocomplete("off"), .enterKeyHint("search"),
                .dir("auto"))
            button(.type("submit"), .aria("label", phrases.searchAction)) { Icon.search }
            if let pictureSearch = frame.pictureSearch {
                a(
                    .class("by-camera"), .href(pictureSearch), .aria("label", Self.byPicture[language]),
                    .title(Self.byPicture[language])
                ) { Icon.camera }
            }
            div(.class("suggest"), .hidden()) {
                div(.role("listbox"), .id("suggestions"), .aria("label", Self.suggested[language]))
            }
            p(.class("unseen"), .role("status"))
        }
    }

    private static let suggested = Said("Suggestions", "Mapendekezo", "Suggestions", "اقتراحات", "คำแนะนำ")
    private static let recent = Said(
        "Recent searches", "Utafutaji wa karibuni", "Recherches récentes", "عمليات البحث الأخيرة", "การค้นหาล่าสุด")
    private static let clear = Said(
        "Clear recent searches", "Futa utafutaji wa karibuni", "Effacer les recherches récentes",
        "مسح عمليات البحث الأخيرة", "ล้างการค้นหาล่าสุด")
    private static let byPicture = Said(
        "Search by picture", "Tafuta kwa picha", "Rechercher par image", "ابحث بصورة", "ค้นหาด้วยรูปภาพ")
}
