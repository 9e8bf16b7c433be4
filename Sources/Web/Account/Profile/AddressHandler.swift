import Accounts
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// Where one wants things brought.
struct AddressHandler: Sendable {
    private let lobby: Lobby
    private let limits: DoorLimits
    private let addresses: Addresses

    init(_ lobby: Lobby, limits: DoorLimits) {
        (self.lobby, self.limits) = (lobby, limits)
        addresses = Addresses(lobby.door)
    }

    private static let bodyLimit = 16 << 10

    var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.addresses, for: .signedIn) { request in
                let visitor = lobby.kit.visitors.visitor(of: request)
                return try await list(request, visitor, try lobby.owner(of: visitor))
            },
            Endpoint(AccountRoutes.newAddress, for: .signedIn, bodyLimit: Self.bodyLimit) { request in
                try await add(request)
            },
            Endpoint(AccountRoutes.address, for: .signedIn) { request, id in try await form(request, id) },
            Endpoint(AccountRoutes.addressChange, for: .signedIn, bodyLimit: Self.bodyLimit) { request, id in
                try await change(request, id)
            },
            Endpoint(AccountRoutes.addressDefault, for: .signedIn, bodyLimit: 4 << 10) { request, id in
                let (_, person) = try await sender(request)
                try await found { try await addresses.change(id, of: person.account) { $0.isDefault = true } }
                return .redirect(to: AccountRoutes.addresses.path())
            },
            Endpoint(AccountRoutes.addressRemoval, for: .signedIn, bodyLimit: 4 << 10) { request, id in
                let (_, person) = try await sender(request)
                try await found { try await addresses.remove(id, of: person.account) }
                return .redirect(to: AccountRoutes.addresses.path())
            },
        ]
    }

    private func list(
        _ request: Request, _ visitor: Visitor, _ person: Person, typed: TypedAddress = TypedAddress(),
        fault: ProfileRefusal? = nil
    ) async throws -> Response {
        let page = AddressesPage(
            lobby.kit.frame(request, visitor), cards: try await addresses.all(of: person.account), typed: typed,
            fault: fault)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func add(_ request: Request) async throws -> Response {
        let (visitor, person) = try await sender(request)
        let form = request.form
        let typed = TypedAddress { form[$0] }
        do {
            try await addresses.add(try typed.wish(), to: person.account)
            return .redirect(to: AccountRoutes.addresses.path())
        } catch let refusal as ProfileRefusal {
            return try await list(request, visitor, person, typed: typed, fault: refusal)
        }
    }

    private func form(_ request: Request, _ id: AddressID) async throws -> Response {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let person = try lobby.owner(of: visitor)
        let card = try await found { try await addresses.card(id, of: person.account) }
        return page(request, visitor, id, TypedAddress(card), nil)
    }

    private func change(_ request: Request, _ id: AddressID) async throws -> Response {
        let (visitor, person) = try await sender(request)
        let form = request.form
        let typed = TypedAddress { form[$0] }
        do {
            try await found {
                // Whose it is comes first: what is wrong with a stranger's form is nobody's business.
                try await addresses.change(id, of: person.account) { $0 = try typed.wish() }
            }
            return .redirect(to: AccountRoutes.addresses.path())
        } catch let refusal as ProfileRefusal {
            return page(request, visitor, id, typed, refusal)
        }
    }

    private func page(
        _ request: Request, _ visitor: Visitor, _ id: AddressID, _ typed: TypedAddress, _ fault: ProfileRefusal?
    ) -> Response {
        let page = AddressPage(
            lobby.kit.frame(request, visitor), action: AccountRoutes.addressChange.path(id), typed: typed, fault: fault)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func sender(_ request: Request) async throws -> (Visitor, Person) {
        let visitor = try lobby.sender(of: request)
        let person = try lobby.owner(of: visitor)
        try await limits.admit(.profile, contact: person.account.pathText, from: request.peer)
        return (visitor, person)
    }

    /// Somebody else's address is not there.
    private func found<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch ProfileRefusal.notThere {
            throw Problem(.notFound, code: ProfileRefusal.notThere.code)
        }
    }
}
