import Accounts
import Flows
import Frame
import HTML
import HTTP

/// Ends mails of one kind for who holds the link that stood in one: without signing in, and by one click in a mail program
/// (RFC 8058), which sends neither cookies nor a form's token. The link's signature stands for both.
struct UnsubscribeHandler: Sendable {
    private let lobby: Lobby
    private let links: UnsubscribeLinks

    init(_ lobby: Lobby) {
        self.lobby = lobby
        links = UnsubscribeLinks(vault: lobby.door.vault, origin: lobby.kit.market.origin)
    }

    var endpoints: [Endpoint] {
        [
            // Looking changes nothing: programs that check links for viruses look at all of them.
            Endpoint(AccountRoutes.unsubscribing, for: .everyone) { request, token in
                guard let (_, kind) = links.read(token) else { throw Problem(.notFound, code: "no-such-link") }
                return page(request, kind, action: request.path)
            },
            Endpoint(AccountRoutes.unsubscription, for: .everyone, bodyLimit: 4 << 10) { request, token in
                guard let (account, kind) = links.read(token) else { throw Problem(.forbidden, code: "no-such-link") }
                try await ChangeNotifications(db: lobby.door.db)(account) {
                    $0[NotificationChoice(kind, by: .mail)] = false
                }
                return page(request, kind, action: nil)
            },
        ]
    }

    private func page(_ request: Request, _ kind: NotificationKind, action: String?) -> Response {
        let frame = lobby.kit.frame(request, lobby.kit.visitors.visitor(of: request))
        return lobby.page(UnsubscribePage(frame, kind: kind, action: action).rendered(), to: request)
    }
}

/// Asks once, or says that it is done.
struct UnsubscribePage: Markup {
    let frame: PageFrame
    let title: String
    /// Where the button leads; nil when it was pressed.
    let action: Link?
    private var phrases: ProfilePhrases { frame.phrases.profile }

    init(_ frame: PageFrame, kind: NotificationKind, action: String?) {
        var frame = frame
        let phrases = frame.phrases.profile
        let name = phrases.name(of: kind)
        title = action == nil ? phrases.unsubscribed(name) : phrases.unsubscribeTitle(name)
        frame.title = phrases.unsubscribe
        self.frame = frame
        self.action = action.map { Link($0) }
    }

    var body: some Markup {
        Layout(frame) {
            section(.class("card-form")) {
                h1 { title }
                p(.class("quiet")) { phrases.unsubscribeHint }
                if let action {
                    form(.method("post"), .action(action)) {
                        button(.class("button primary"), .type("submit")) { phrases.unsubscribe }
                    }
                }
            }
        }
    }
}
