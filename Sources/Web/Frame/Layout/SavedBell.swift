import HTML
import Vocabulary

/// A bell. Few pages have one, so its shape is not among those that every page carries.
package struct Bell: Markup {
    package init() {}

    package var body: some Markup {
        svg(.class("icon"), .viewBox("0 0 24 24"), .aria("hidden", "true")) { UnescapedMarkup(Self.shape) }
    }

    private static let shape =
        #"<path d="M6 16.500V10.500a6 6 0 0 1 12 0v6l1.500 2h-15zM10 18.500a2 2 0 0 0 4 0"/>"#
}

/// The way to one's saved searches, with how much is new. Only for who has any: nobody else misses it.
struct SavedBell: Markup {
    let frame: PageFrame

    var body: some Markup {
        // Pages for everybody carry no token, and nothing of whoever asked for them first.
        if let news = frame.savedNews, !frame.csrf.isEmpty {
            a(.class("tool bell"), .href("/searches"), .aria("label", label), .title(label)) {
                Bell()
                span(.class("count"), .hidden(news == 0)) { frame.language.grouped(news) }
            }
        }
    }

    private var label: String { Self.name[frame.language] }
    private static let name = Said(
        "Saved searches", "Utafutaji uliohifadhiwa", "Recherches enregistrées", "عمليات البحث المحفوظة",
        "การค้นหาที่บันทึกไว้")
}
