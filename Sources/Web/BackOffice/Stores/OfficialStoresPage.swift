import Flows
import Frame
import HTML
import HTTP
import Sellers
import Vocabulary

/// Stores by name, the official ones first.
struct OfficialStoresPage: Markup {
    let desk: DeskFrame
    private var frame: PageFrame { desk.frame }
    let stores: [Seller]
    /// What was looked for.
    let words: String
    let fault: IdentityRefusal?
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    init(_ desk: DeskFrame, stores: [Seller], words: String, fault: IdentityRefusal?) {
        (self.desk, self.stores, self.words, self.fault) = (desk, stores, words, fault)
    }

    var body: some Markup {
        StaffPage(desk, title: phrases.stores) {
            section(.class("panel slim")) {
                p(.class("quiet")) { phrases.storesIntro }
                if let fault { p(.class("fault"), .role("alert")) { frame.phrases.identity.text(of: fault.code) } }
                form(.method("get"), .action(Link(DeskRoutes.officialStores.path())), .role("search")) {
                    div(.class("field")) {
                        label(.for("find")) { phrases.find }
                        input(
                            .id("find"), .name("q"), .type("search"), .value(words), .maxLength(80), .dir("auto"),
                            .autocomplete("off"))
                    }
                    button(.class("button"), .type("submit")) { frame.phrases.frame.searchAction }
                }
                if stores.isEmpty { p { phrases.noStores } }
                ul(.class("rows")) { for store in stores { StoreRow(frame: frame, store: store) } }
            }
        }
    }
}

private struct StoreRow: Markup {
    let frame: PageFrame
    let store: Seller
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    var body: some Markup {
        li {
            div {
                strong { a(.href(Link("/s/\(store.slug)"))) { bdi { store.name } } }
                if store.isOfficialStore { small(.class("badge official")) { frame.phrases.identity.officialStore } }
                if store.verifiedAt != nil { small(.class("badge")) { frame.phrases.identity.verifiedSeller } }
            }
            if let slug = Slug(pathText: store.slug) { button(slug) }
        }
    }

    private func button(_ slug: Slug) -> StoreButton {
        store.isOfficialStore
            ? StoreButton(frame: frame, action: DeskRoutes.officialStoreRemoval.path(slug), label: phrases.endOfficial)
            : StoreButton(frame: frame, action: DeskRoutes.officialStore.path(slug), label: phrases.makeOfficial)
    }
}

private struct StoreButton: Markup {
    let frame: PageFrame
    let action, label: String

    var body: some Markup {
        form(.method("post"), .action(Link(action))) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            button(.class("button"), .type("submit")) { label }
        }
    }
}
