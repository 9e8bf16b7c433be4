import Foundation
import Vocabulary

/// A market's currency, languages and clocks.
struct Preset {
    let name: String
    let currency: Currency
    let languages: [Language]
    let countryCode: String
    let zone: TimeZone

    init(named name: String) {
        switch name {
        case "shabou": self.init("Shabou", .tnd, [.french, .arabic, .english], "216", "Africa/Tunis")
        case "jaikod": self.init("JaiKod", .thb, [.thai, .english], "66", "Asia/Bangkok")
        default: self.init("Soko", .kes, [.english, .swahili, .arabic, .french, .thai], "254", "Africa/Nairobi")
        }
    }

    private init(_ name: String, _ currency: Currency, _ languages: [Language], _ countryCode: String, _ zone: String) {
        (self.name, self.currency, self.languages, self.countryCode) = (name, currency, languages, countryCode)
        self.zone = TimeZone(identifier: zone) ?? .gmt
    }
}
