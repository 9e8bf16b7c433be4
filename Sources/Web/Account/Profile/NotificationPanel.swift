import Accounts
import Frame
import HTML
import HTTP

extension NotificationChoice {
    /// The name of its box in the form: `mail.news`.
    var field: String { channel.rawValue + "." + kind.rawValue }
}

extension ProfilePhrases {
    func name(of kind: NotificationKind) -> String {
        switch kind {
        case .news: news
        case .priceDrops: priceDrops
        case .savedSearches: savedSearches
        case .messages: messages
        case .orders: orders
        case .stock: stock
        }
    }

    func name(of channel: NotificationChannel) -> String {
        switch channel {
        case .mail: byMail
        case .sms: bySMS
        }
    }
}

/// What one hears of, and how.
struct NotificationPanel: Markup {
    let frame: PageFrame
    let choices: NotificationChoices
    private var phrases: ProfilePhrases { frame.phrases.profile }

    var body: some Markup {
        RoomForm(
            frame, title: phrases.notifications, intro: phrases.notificationsIntro,
            action: AccountRoutes.notifications.path(), submit: frame.phrases.account.save
        ) {
            table(.class("choices")) {
                thead {
                    tr {
                        td
                        for channel in NotificationChannel.allCases { th(.scope("col")) { phrases.name(of: channel) } }
                    }
                }
                tbody {
                    for kind in NotificationKind.allCases where frame.runsStore || kind != .stock {
                        NotificationRow(kind: kind, choices: choices, phrases: phrases)
                    }
                }
            }
            if !frame.runsStore {
                // Of no use without a store, and as it was when there is one.
                for channel in NotificationChannel.allCases where choices[NotificationChoice(.stock, by: channel)] {
                    input(.type("hidden"), .name(NotificationChoice(.stock, by: channel).field), .value("on"))
                }
            }
            p(.class("quiet")) { phrases.alwaysSent }
        }
    }

    private var td: some Markup { HTML.td() }
}

struct NotificationRow: Markup {
    let kind: NotificationKind
    let choices: NotificationChoices
    let phrases: ProfilePhrases

    var body: some Markup {
        tr {
            th(.scope("row")) { phrases.name(of: kind) }
            for channel in NotificationChannel.allCases {
                NotificationBox(choice: NotificationChoice(kind, by: channel), choices: choices, phrases: phrases)
            }
        }
    }
}

struct NotificationBox: Markup {
    let choice: NotificationChoice
    let choices: NotificationChoices
    let phrases: ProfilePhrases

    var body: some Markup {
        td {
            label(.class("check")) {
                input(.type("checkbox"), .name(choice.field), .checked(choices[choice]))
                span(.class("unseen")) { "\(phrases.name(of: choice.kind)): \(phrases.name(of: choice.channel))" }
            }
        }
    }
}
