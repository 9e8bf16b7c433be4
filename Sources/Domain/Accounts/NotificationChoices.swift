import Foundation

/// What people may be written about, or not, as they like. Notices about the account itself are none of these: codes, changes
/// of password, of contacts and of the second step always go out.
package enum NotificationKind: String, Sendable, CaseIterable, Codable {
    case news
    case priceDrops = "price-drops"
    case savedSearches = "saved-searches"
    case messages, orders
    /// What runs low or out in the store that one runs.
    case stock
}

/// A way out that can be chosen for each kind.
package enum NotificationChannel: String, Sendable, CaseIterable, Codable {
    case mail, sms
}

/// One square of the table of kinds and channels.
package struct NotificationChoice: Sendable, Hashable {
    package let kind: NotificationKind
    package let channel: NotificationChannel

    package init(_ kind: NotificationKind, by channel: NotificationChannel) {
        (self.kind, self.channel) = (kind, channel)
    }

    package static let all = NotificationKind.allCases.flatMap { kind in
        NotificationChannel.allCases.map { NotificationChoice(kind, by: $0) }
    }
}

/// What somebody wants to hear of, and how.
package struct NotificationChoices: Sendable, Equatable {
    private var wanted: Set<NotificationChoice>

    /// Before anything was chosen: by mail what somebody asked for or is part of, no news, and nothing that costs.
    package static let untouched = NotificationChoices(
        Set(NotificationChoice.all.filter { $0.channel == .mail && $0.kind != .news }))

    package init(_ wanted: Set<NotificationChoice>) { self.wanted = wanted }

    package subscript(choice: NotificationChoice) -> Bool {
        get { wanted.contains(choice) }
        set { if newValue { wanted.insert(choice) } else { wanted.remove(choice) } }
    }

    package func kinds(by channel: NotificationChannel) -> [NotificationKind] {
        NotificationKind.allCases.filter { wanted.contains(NotificationChoice($0, by: channel)) }
    }

    /// As the database keeps it: `{"mail": ["messages", "orders"], "sms": []}`. A channel that is not named there has not been
    /// touched; a kind that nobody knows any more is passed over.
    package init(json: String) {
        let named: [String: [String]]
        do { named = try JSONDecoder().decode([String: [String]].self, from: Data(json.utf8)) } catch { named = [:] }
        wanted = []
        for channel in NotificationChannel.allCases {
            let kinds = named[channel.rawValue]?.compactMap(NotificationKind.init(rawValue:))
            for kind in kinds ?? Self.untouched.kinds(by: channel) {
                wanted.insert(NotificationChoice(kind, by: channel))
            }
        }
    }

    package var json: String {
        let channels = NotificationChannel.allCases.map { channel in
            "\"\(channel.rawValue)\": [" + kinds(by: channel).map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + "]"
        }
        return "{" + channels.joined(separator: ", ") + "}"
    }
}
