import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// All addresses, and the form for one more.
struct AddressesPage: Markup {
    let frame: PageFrame
    let cards: [AddressCard]
    let typed: TypedAddress
    let fault: ProfileRefusal?
    private var phrases: ProfilePhrases { frame.phrases.profile }

    init(_ frame: PageFrame, cards: [AddressCard], typed: TypedAddress, fault: ProfileRefusal?) {
        var frame = frame
        frame.title = frame.phrases.profile.addresses
        (self.frame, self.cards, self.typed, self.fault) = (frame, cards, typed, fault)
    }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) {
                h1 { phrases.addresses }
                p { phrases.addressesIntro }
            }
            RoomTabs(frame: frame, current: .addresses)
            if fault == .tooManyAddresses || fault == .notThere {
                p(.class("fault"), .role("alert")) { phrases.text(of: fault?.code ?? "") }
            }
            div(.class("rooms")) {
                for card in cards { AddressPanel(frame: frame, card: card) }
                RoomForm(
                    frame, title: phrases.addAddress, intro: cards.isEmpty ? phrases.noAddresses : nil,
                    action: AccountRoutes.newAddress.path(), submit: phrases.addAddress
                ) { AddressFields(frame: frame, typed: typed, fault: fault) }
            }
        }
    }
}

/// One address, and what can be done with it.
struct AddressPanel: Markup {
    let frame: PageFrame
    let card: AddressCard
    private var phrases: ProfilePhrases { frame.phrases.profile }

    var body: some Markup {
        section(.class("panel")) {
            h2 { bdi { card.label } }
            if card.isDefault { p { span(.class("badge")) { phrases.isDefault } } }
            p(.class("lines")) { bdi { card.text } }
            if let point = card.point { AddressPlace(point: point, phrases: phrases) }
            div(.class("actions")) {
                a(.class("button"), .href(Link(AccountRoutes.address.path(card.id)))) { phrases.change }
                if !card.isDefault {
                    PostButton(
                        frame: frame, action: AccountRoutes.addressDefault.path(card.id), label: phrases.useAsDefault)
                }
                PostButton(frame: frame, action: AccountRoutes.addressRemoval.path(card.id), label: phrases.remove)
            }
        }
    }
}

/// Where it is: to look at in any browser, or in the map app. No map of anybody's is part of the page.
struct AddressPlace: Markup {
    let point: MapPoint
    let phrases: ProfilePhrases

    var body: some Markup {
        p(.class("quiet")) {
            bdi(.dir("ltr")) { point.text }
            " · "
            a(.href(Link(point.mapAddress)), .rel("noreferrer noopener"), .target("_blank")) { phrases.openMap }
            " · "
            a(.href(Link(point.geoAddress))) { phrases.openInApp }
        }
    }
}

/// One address to change.
struct AddressPage: Markup {
    let frame: PageFrame
    let action: Link
    let typed: TypedAddress
    let fault: ProfileRefusal?
    private var phrases: ProfilePhrases { frame.phrases.profile }

    init(_ frame: PageFrame, action: String, typed: TypedAddress, fault: ProfileRefusal?) {
        var frame = frame
        frame.title = frame.phrases.profile.changeAddress
        (self.frame, self.action, self.typed, self.fault) = (frame, Link(action), typed, fault)
    }

    var body: some Markup {
        Layout(frame) {
            FormCard(
                frame, title: phrases.changeAddress, action: action, submit: frame.phrases.account.save
            ) {
                AddressFields(frame: frame, typed: typed, fault: fault)
            } after: {
                p(.class("quiet")) { a(.href(Link(AccountRoutes.addresses.path()))) { phrases.addresses } }
            }
        }
    }
}
