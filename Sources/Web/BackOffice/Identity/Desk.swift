import Accounts
import Flows
import Frame
import HTTP
import Vault
import Vocabulary

/// What the handlers of identity checks and official stores share.
package struct Desk: Sendable {
    package let door: Doorkeeper
    package let kit: PageKit
    /// Documents of identity checks.
    let files: PrivateFiles

    package init(door: Doorkeeper, kit: PageKit, files: PrivateFiles) {
        (self.door, self.kit, self.files) = (door, kit, files)
    }

    /// Who of the staff looks. The door let nobody else through.
    func staff(_ request: Request) throws -> (visitor: Visitor, id: AccountID) {
        let visitor = kit.visitors.visitor(of: request)
        guard let person = visitor.person else { throw Problem(.unauthorized, code: "sign-in-needed") }
        return (visitor, person.account)
    }

    /// The same, of a form that really is theirs.
    func sender(_ request: Request) throws -> AccountID {
        let (visitor, id) = try staff(request)
        try kit.visitors.checkForm(request, of: visitor)
        return id
    }

    func frame(_ request: Request, _ visitor: Visitor) -> DeskFrame {
        DeskFrame(
            frame: kit.frame(request, visitor), area: .market,
            entries: menu(of: .market).filter { $0.audience.includes(visitor.person) }, current: request.path)
    }

    func page(_ markup: [UInt8], _ status: Status = .ok, to request: Request) -> Response {
        var response = Response.html(markup, status: status)
        response.headers.add("Cache-Control", "private, no-store")
        return kit.visitors.rememberingLanguage(of: request, in: response)
    }
}
