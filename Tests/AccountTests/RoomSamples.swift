import Accounts
import Foundation
import Frame
import HTML
import Images
import Sellers
import Vocabulary

@testable import Account
@testable import Flows

/// The six states every page of the room is looked at in.
enum RoomSituation: String, CaseIterable, Sendable {
    case empty, one, many, long, hostile, arabic
}

/// What they look like as views.
struct RoomSamples {
    let situation: RoomSituation
    private static let hostile = "</textarea><script>alert('x')</script>\"'&\u{202E}gnp"

    func frame(_ path: String) -> PageFrame {
        var frame = PageFrame(
            market: MarketIdentity(
                name: "Soko", origin: "https://soko.example", languages: [.english, .swahili, .french, .arabic, .thai]),
            phrases: .in(situation == .arabic ? .arabic : .english), path: path, csrf: "token", isSignedIn: true,
            assets: AssetLinks(version: "1"))
        frame.runsStore = true
        if situation != .empty { frame.portrait = Link("/img/" + picture) }
        return frame
    }

    var picture: String { String(repeating: "ab", count: 32) }

    func words(_ english: String, arabic: String) -> String {
        switch situation {
        case .long: String(repeating: english + " ", count: 12)
        case .hostile: Self.hostile
        case .arabic: arabic
        default: english
        }
    }

    var cards: [AddressCard] {
        let count = situation == .empty ? 0 : situation == .many ? 20 : 2
        return (0..<(situation == .one ? 1 : count)).map(card)
    }

    private func card(_ number: Int) -> AddressCard {
        let text = words("Ngong Road 4\nGate B", arabic: "نهج جامع الزيتونة 4\nتونس")
        let point = number % 2 == 0 ? MapPoint("-1.292066, 36.821946") : nil
        return AddressCard(
            id: AddressID(rawValue: Int64(number + 1)) ?? .random(), label: words("Home", arabic: "البيت"), text: text,
            point: point, isDefault: number == 0, createdAt: Date(timeIntervalSince1970: 1_790_000_000))
    }

    var typed: TypedAddress {
        TypedAddress { field in
            switch (situation, field) {
            case (.empty, _), (_, "default"): nil
            case (_, "point"): "somewhere"
            default: words("Work", arabic: "العمل")
            }
        }
    }

    var addresses: AddressesPage {
        AddressesPage(
            frame("/account/addresses"), cards: cards, typed: typed,
            fault: situation == .empty ? nil : situation == .many ? .tooManyAddresses : .badPoint)
    }

    var address: AddressPage {
        AddressPage(
            frame("/account/addresses/1"), action: "/account/addresses/1", typed: typed,
            fault: situation == .hostile ? .badLabel : nil)
    }

    var store: StorePage {
        let typed = TypedStore { field in
            switch (situation, field) {
            case (.empty, "name"): "Amani"
            case (.empty, _): nil
            case (_, "phone"): "+254 700 123 456"
            case (.hostile, "mo"): Self.hostile
            case (_, "mo"), (_, "tu"): "08:00-13:00, 14:00-18:00"
            case (_, "description"), (_, "name"), (_, "location"): words("Amani Baskets", arabic: "سلال أماني")
            default: nil
            }
        }
        return StorePage(
            frame("/account/store"), typed: typed, cover: situation == .empty ? nil : picture, publicPage: "/s/amani",
            figures: SellerFigures(liveProducts: situation == .empty ? 0 : 12, leads: situation == .many ? 2_672 : 1),
            isSaved: situation == .one, fault: situation == .hostile ? .badHours : nil)
    }

    var picturePanel: PicturePanel {
        PicturePanel(
            frame: frame("/account"), picture: situation == .empty ? nil : picture,
            fault: situation == .hostile ? .picture(.truncated) : nil)
    }

    var notifications: NotificationPanel {
        NotificationPanel(
            frame: frame("/account"),
            choices: situation == .empty
                ? NotificationChoices([])
                : situation == .many ? NotificationChoices(Set(NotificationChoice.all)) : .untouched)
    }

    var factor: FactorPage {
        FactorPage(
            frame("/account/second-factor"),
            offer: ChangeSecondFactor.Offer(
                secret: "s", address: "otpauth://totp/Soko:Amina?secret=JBSWY3DPEHPK3PXP&issuer=Soko",
                key: "JBSWY3DPEHPK3PXP"), fault: situation == .hostile ? .wrongCode(attemptsLeft: 4) : nil)
    }
}
