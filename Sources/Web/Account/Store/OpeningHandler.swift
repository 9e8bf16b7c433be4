import Accounts
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// Opens a store for somebody who wants to sell.
struct OpeningHandler: Sendable {
    private let lobby: Lobby
    private let open: OpenStore

    init(_ lobby: Lobby, _ open: OpenStore) { (self.lobby, self.open) = (lobby, open) }

    private static let desk = "/sell"

    var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.opening, for: .signedIn) { request in try await show(request) },
            Endpoint(AccountRoutes.openStore, for: .signedIn, bodyLimit: 16 << 10) { request in
                try await begin(request)
            },
        ]
    }

    private func show(_ request: Request, name: String = "", fault: OpeningRefusal? = nil) async throws -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let person = try lobby.owner(of: visitor)
        do {
            let page = OpeningPage(
                lobby.kit.frame(request, visitor), offer: try await open.offer(person.account), name: name,
                fault: fault)
            return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
        } catch OpeningRefusal.hasStore { return .redirect(to: Self.desk) }
    }

    private func begin(_ request: Request) async throws -> Response {
        let visitor = try lobby.sender(of: request)
        let form = request.form
        let name = form["name"] ?? ""
        do {
            let signedIn = try await open(
                try lobby.owner(of: visitor), name: name, readsCatalogue: form["catalogue"] == "on",
                from: lobby.device(request))
            return try await lobby.welcome(signedIn, from: visitor, to: LocalPath(Self.desk))
        } catch OpeningRefusal.hasStore {
            return .redirect(to: Self.desk)
        } catch let refusal as OpeningRefusal {
            return try await show(request, name: name, fault: refusal)
        }
    }
}

/// What a store needs: a number that is one's own, and a name.
struct OpeningPage: Markup {
    let frame: PageFrame
    let offer: OpenStore.Offer
    let name: String
    let fault: OpeningRefusal?
    private var language: Language { frame.language }

    init(_ frame: PageFrame, offer: OpenStore.Offer, name: String, fault: OpeningRefusal?) {
        var frame = frame
        frame.title = OpeningSaid.sell[frame.language]
        (self.frame, self.offer, self.name, self.fault) = (frame, offer, name, fault)
    }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) {
                h1 { OpeningSaid.sell[language] }
                p { OpeningSaid.intro[language] }
            }
            RoomTabs(frame: frame, current: .store)
            if let fault, fault != .badName {
                p(.class("fault"), .role("alert")) { OpeningSaid.refusal(fault)[language] }
            }
            div(.class("rooms")) {
                switch offer {
                case .needsPhone:
                    section(.class("panel")) {
                        h2 { OpeningSaid.numberFirst[language] }
                        p { OpeningSaid.numberWhy[language] }
                        a(.class("button primary"), .href(Link(AccountRoutes.security.path()))) {
                            OpeningSaid.addNumber[language]
                        }
                    }
                case .newStore(let phone): form(known: nil, phone)
                case .known(let known, let phone): form(known: known, phone)
                }
            }
        }
    }

    private func form(known: String?, _ phone: String) -> OpeningForm {
        OpeningForm(frame: frame, known: known, phone: phone, name: name, isBadName: fault == .badName)
    }
}

private struct OpeningForm: Markup {
    let frame: PageFrame
    /// The name of the store that the market knows by this number.
    let known: String?
    /// Masked.
    let phone: String
    let name: String
    let isBadName: Bool
    private var language: Language { frame.language }

    var body: some Markup {
        RoomForm(
            frame, title: known == nil ? OpeningSaid.newStore[language] : OpeningSaid.known[language],
            action: AccountRoutes.openStore.path(),
            submit: known == nil ? OpeningSaid.open[language] : OpeningSaid.take[language]
        ) {
            dl(.class("facts")) {
                dt { OpeningSaid.number[language] }
                dd { bdi { phone } }
                if let known {
                    dt { frame.phrases.store.name }
                    dd { bdi { known } }
                }
            }
            if known == nil {
                Field(
                    label: frame.phrases.store.name, name: "name", value: name,
                    fault: isBadName ? OpeningSaid.refusal(.badName)[language] : nil, autocomplete: "organization",
                    maxLength: 120)
            }
            label(.class("check")) {
                input(.type("checkbox"), .name("catalogue"), .checked(true))
                span { OpeningSaid.catalogue[language] }
            }
        }
    }
}
