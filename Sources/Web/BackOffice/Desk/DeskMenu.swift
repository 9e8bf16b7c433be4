import Frame
import HTML
import Vocabulary

/// The desk's rooms under their headings. On a phone it is a sheet that a link of the bar opens and another closes, so
/// that it works without JavaScript.
struct DeskMenu: Markup {
    let desk: DeskFrame

    var body: some Markup {
        nav(.id("menu"), .class("desk-menu"), .tabIndex(-1), .aria("label", DeskSaid.menu[desk.language])) {
            a(.class("tool menu-close"), .href("#content"), .aria("label", DeskSaid.close[desk.language])) {
                Icon.close
            }
            for section in DeskSection.allCases {
                DeskMenuSection(desk: desk, section: section, entries: desk.entries.filter { $0.section == section })
            }
        }
    }
}

private struct DeskMenuSection: Markup {
    let desk: DeskFrame
    let section: DeskSection
    let entries: [DeskEntry]

    var body: some Markup {
        if !entries.isEmpty {
            p(.id("menu-\(section.rawValue)")) { section.title[desk.language] }
            ul(.role("list"), .aria("labelledby", "menu-\(section.rawValue)")) {
                for entry in entries {
                    li {
                        a(
                            .href(Link(entry.path)), .data("key", String(entry.key)),
                            .aria("current", isCurrent(entry) ? "page" : nil)
                        ) { entry.title[desk.language] }
                    }
                }
            }
        }
    }

    private func isCurrent(_ entry: DeskEntry) -> Bool {
        entry.path == desk.current || (entry.path != "\(desk.area.prefix)" && desk.current.hasPrefix(entry.path + "/"))
    }
}
