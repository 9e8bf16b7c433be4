import Frame
import HTML
import Vocabulary

/// A page of the staff's desk with a title.
struct StaffPage<Content: Markup>: Markup {
    let desk: DeskFrame
    let content: Content

    init(_ desk: DeskFrame, title: String, @MarkupBuilder content: () -> Content) {
        var desk = desk
        desk.frame.title = title
        (self.desk, self.content) = (desk, content())
    }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { bdi { desk.frame.title } } }
            content
        }
    }
}

/// A panel with a form that decides something.
struct DecisionForm<Content: Markup>: Markup {
    let frame: PageFrame
    let title, action, submit: String
    let isDangerous: Bool
    let content: Content

    init(
        _ frame: PageFrame, title: String, action: String, submit: String, isDangerous: Bool = false,
        @MarkupBuilder content: () -> Content = { Nothing() }
    ) {
        (self.frame, self.title, self.action, self.submit) = (frame, title, action, submit)
        (self.isDangerous, self.content) = (isDangerous, content())
    }

    var body: some Markup {
        section(.class("panel")) {
            h2 { title }
            form(.method("post"), .action(Link(action))) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                content
                button(.class(isDangerous ? "button danger" : "button primary"), .type("submit")) { submit }
            }
        }
    }
}

/// What the menu calls these pages.
enum StaffSaid {
    static let checks = Said(
        "Identity checks", "Uhakiki wa utambulisho", "Vérifications d'identité", "التحقق من الهوية", "ตรวจสอบตัวตน")
    static let stores = Said(
        "Official stores", "Maduka rasmi", "Boutiques officielles", "المتاجر الرسمية", "ร้านค้าทางการ")
}
