import Accounts
import Flows
import Frame
import HTTP
import JSON
import Vocabulary

/// What somebody may change of their own account. Roles, trust and all else have no place in it: such members are passed over.
struct ProfileAPI: Sendable {
    private let accounts: AccountAPI

    init(_ accounts: AccountAPI) { self.accounts = accounts }

    static let change = Route(.patch, "/api/v1/account")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.change, for: .signedIn, "Change one's name, language or notifications; what is not named stays",
                tag: "Accounts", body: ProfileJSON.profileChange, returns: AccountJSON.account,
                refusals: AccountAPI.changeRefusals, bodyLimit: 16 << 10
            ) { request in try await change(request) }
        ]
    }

    private func change(_ request: Request) async throws -> Response {
        let person = try await accounts.owner(request)
        let body = try JSONBody(request)
        let (name, language) = (try body.text("name").value, try body.text("language").value)
        let wanted = try body.lists("notifications").value.map(Self.kinds)
        let spoken = try language.map { tag in
            guard let language = Language(tag: tag) else {
                throw Problem(
                    .unprocessable, code: "bad-language", detail: "The market does not speak \(tag.prefix(20)).")
            }
            return language
        }
        guard let account = try await Account.find(person.account, in: accounts.door.db) else {
            throw Problem(.unauthorized, code: "sign-in-needed")
        }
        if name != nil || spoken != nil {
            do {
                try await ChangeProfile(db: accounts.door.db)(
                    person.account, name: name ?? account.name, language: spoken ?? account.language)
            } catch let refusal as AccountRefusal {
                throw Problem(
                    .unprocessable, code: refusal.code, detail: Phrases.in(.english).account.text(of: refusal.code))
            }
        }
        if let wanted {
            try await ChangeNotifications(db: accounts.door.db)(person.account) { choices in
                for (channel, kinds) in wanted {
                    for kind in NotificationKind.allCases {
                        choices[NotificationChoice(kind, by: channel)] = kinds.contains(kind)
                    }
                }
            }
        }
        return try await accounts.answer(of: person)
    }

    /// - Throws: `Problem` 422 for a channel or a kind that there is not: somebody who means to switch something off should
    ///   hear that it was not.
    private static func kinds(_ lists: [String: [String]]) throws -> [NotificationChannel: Set<NotificationKind>] {
        var wanted: [NotificationChannel: Set<NotificationKind>] = [:]
        for (name, list) in lists {
            let kinds = list.map(NotificationKind.init(rawValue:))
            guard let channel = NotificationChannel(rawValue: name), !kinds.contains(nil) else {
                throw Problem(.unprocessable, code: "bad-notifications", detail: "There is no such channel or kind.")
            }
            wanted[channel] = Set(kinds.compactMap { $0 })
        }
        return wanted
    }
}

extension AccountAPI {
    static let changeRefusals: [Status] = [
        .badRequest, .unauthorized, .forbidden, .notFound, .unprocessable, .tooManyRequests, .unavailable,
    ]
}
