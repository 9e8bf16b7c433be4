import Accounts
import Flows
import Foundation
import Frame
import Gate
import HTTP
import JSON
import Sellers
import Vocabulary

/// The store that one runs, for programs. What the market says of it (verified, official) has no place in it.
struct StoreAPI: Sendable {
    private let accounts: AccountAPI

    init(_ accounts: AccountAPI) { self.accounts = accounts }

    static let store = Route(.patch, "/api/v1/account/store")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.store, for: .sellers,
                "Change one's store; hours as OpenStreetMap writes them (`Mo-Fr 08:00-18:00; Sa 09:00-13:00`)",
                tag: "Accounts", body: ProfileJSON.storeChange, returns: ProfileJSON.store,
                refusals: AccountAPI.changeRefusals, bodyLimit: 64 << 10
            ) { request in try await change(request) }
        ]
    }

    private func change(_ request: Request) async throws -> Response {
        let person = try await accounts.owner(request)
        let body = try JSONBody(request)
        let (name, description) = (try body.text("name").value, try body.text("description").value)
        let (location, hours) = (try body.text("location").value, try body.text("hours").value)
        let phone = try body.text("contactPhone")
        let (latitude, longitude) = (try body.number("latitude"), try body.number("longitude"))
        let change = ChangeStore(
            db: accounts.door.db, pictures: accounts.pictures, countryCode: accounts.gate.countryCode)
        let store = try await accounts.refusing {
            try await change(person.account) { wish in
                if let name { wish.name = name }
                if let description { wish.description = description }
                if let location { wish.location = location }
                if let hours { wish.hours = hours }
                switch phone {
                case .missing: break
                case .null: wish.phone = ""
                case .value(let number): wish.phone = number
                }
                wish.place.latitude = latitude.typed(over: wish.place.latitude)
                wish.place.longitude = longitude.typed(over: wish.place.longitude)
            }
        }
        var json = JSONWriter(reserving: 1_024)
        ProfileJSON.write(store, to: &json)
        return AccountJSON.held(.json(json.bytes))
    }
}

extension JSONBody.Member<Double> {
    /// As a field would hold it.
    fileprivate func typed(over standing: String) -> String {
        switch self {
        case .missing: standing
        case .null: ""
        case .value(let number): number.magnitude <= 180 ? String(format: "%.9f", number) : String(number)
        }
    }
}
