import Accounts
import Flows
import Frame
import HTTP
import JSON
import Vocabulary

/// One's own addresses for programs.
struct AddressAPI: Sendable {
    private let accounts: AccountAPI
    private let addresses: Addresses

    init(_ accounts: AccountAPI) {
        self.accounts = accounts
        addresses = Addresses(accounts.door)
    }

    static let list = Route(.get, "/api/v1/account/addresses")
    static let add = Route(.post, "/api/v1/account/addresses")
    static let change = Route(.patch, "/api/v1/account/addresses/{id}", AddressID.self)
    static let remove = Route(.delete, "/api/v1/account/addresses/{id}", AddressID.self)

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .signedIn, "One's addresses, the default one first", tag: "Accounts",
                returns: ProfileJSON.addresses, refusals: [.unauthorized, .unavailable]
            ) { request in try await list(request) },
            Endpoint(
                Self.add, for: .signedIn, "Add an address, up to 20", tag: "Accounts", body: ProfileJSON.addressChange,
                returns: ProfileJSON.address, refusals: AccountAPI.changeRefusals, bodyLimit: 16 << 10
            ) { request in try await add(request) },
            Endpoint(
                Self.change, for: .signedIn, "Change an address; what is not named stays, null takes the place away",
                tag: "Accounts", body: ProfileJSON.addressChange, returns: ProfileJSON.address,
                refusals: AccountAPI.changeRefusals, bodyLimit: 16 << 10
            ) { request, id in try await change(request, id) },
            Endpoint(
                Self.remove, for: .signedIn, "Remove an address", tag: "Accounts", refusals: AccountAPI.changeRefusals
            ) { request, id in
                let person = try await accounts.owner(request)
                try await accounts.refusing { try await addresses.remove(id, of: person.account) }
                return Response(.noContent)
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let cards = try await addresses.all(of: try await accounts.owner(request).account)
        var json = JSONWriter(reserving: 256 * (cards.count + 1))
        json.object { json in
            json.key("items")
            json.array(of: cards) { json, card in ProfileJSON.write(card, to: &json) }
        }
        return AccountJSON.held(.json(json.bytes))
    }

    private func add(_ request: Request) async throws -> Response {
        let person = try await accounts.owner(request)
        let edit = try AddressEdit(try JSONBody(request))
        return try await accounts.refusing {
            var wish = AddressWish(label: "", text: "", point: nil, isDefault: false)
            try edit.apply(to: &wish)
            let id = try await addresses.add(wish, to: person.account)
            return try await answer(id, of: person, .created)
        }
    }

    private func change(_ request: Request, _ id: AddressID) async throws -> Response {
        let person = try await accounts.owner(request)
        let edit = try AddressEdit(try JSONBody(request))
        return try await accounts.refusing {
            try await addresses.change(id, of: person.account) { try edit.apply(to: &$0) }
            return try await answer(id, of: person, .ok)
        }
    }

    private func answer(_ id: AddressID, of person: Person, _ status: Status) async throws -> Response {
        let card = try await addresses.card(id, of: person.account)
        var json = JSONWriter(reserving: 512)
        ProfileJSON.write(card, to: &json)
        return AccountJSON.held(.json(json.bytes, status: status))
    }
}

/// What a request wants to change of an address.
private struct AddressEdit {
    private let label, text: String?
    private let latitude, longitude: JSONBody.Member<Double>
    private let isDefault: Bool?

    init(_ body: JSONBody) throws {
        (label, text) = (try body.text("label").value, try body.text("text").value)
        (latitude, longitude) = (try body.number("latitude"), try body.number("longitude"))
        isDefault = try body.flag("isDefault").value
    }

    func apply(to wish: inout AddressWish) throws(ProfileRefusal) {
        if let label { wish.label = label }
        if let text { wish.text = text }
        if let isDefault { wish.isDefault = isDefault }
        switch (latitude, longitude) {
        case (.missing, .missing): break
        case (.null, .null): wish.point = nil
        case (.value(let north), .value(let east)):
            guard let point = MapPoint(latitude: north, longitude: east) else { throw .badPoint }
            wish.point = point
        // Half a place is none.
        default: throw .badPoint
        }
    }
}
