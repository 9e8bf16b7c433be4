import Accounts
import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// Rates that prices are shown in other currencies by.
struct RatesHandler: Sendable {
    let door: DeskDoor
    let currency: Currency

    static let all = Route(.get, "/admin/rates")
    static let keeping = Route(.post, "/admin/rates")

    var endpoints: [Endpoint] {
        [
            Endpoint(Self.all, for: .staff(.catalogue)) { request in try await page(try await door.work(request)) },
            Endpoint(Self.keeping, for: .staff(.catalogue), bodyLimit: 32 << 10) { request in try await keep(request) },
        ]
    }

    private func keep(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        let lines = request.form["rates"] ?? "", day = (request.form["day"] ?? "").trimmed
        do {
            let rates = try ExchangeRates.Rate.reading(lines, base: currency, on: day)
            try await ExchangeRates.keep(rates, of: currency, on: day, in: work.db)
        } catch let refusal as RateRefusal {
            return try await page(work, typed: (lines, day), fault: RatesSaid.refusal(refusal, work.language))
        }
        return work.done(Self.all.path(), saying: work.saved)
    }

    private func page(_ work: DeskWork, typed: (lines: String, day: String)? = nil, fault: String? = nil)
        async throws -> Response
    {
        let today = Date().ISO8601Format(.iso8601.year().month().day())
        return work.page(
            RatesPage(
                desk: work.frame(RatesSaid.rates[work.language]), base: currency,
                current: try await ExchangeRates.current(of: currency, in: work.db).rates,
                history: try await ExchangeRates.history(of: currency, limit: 100, in: work.db),
                typed: typed ?? ("", today), note: work.note, fault: fault), fault == nil ? .ok : .unprocessable)
    }
}

struct RatesPage: Markup {
    let desk: DeskFrame
    let base: Currency
    let current: [ExchangeRates.Rate]
    let history: [ExchangeRates.Rate]
    let typed: (lines: String, day: String)
    let note: String?
    let fault: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { RatesSaid.rates[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                section(.class("panel")) {
                    h2 { bdi(.dir("ltr")) { "1 \(base.code) =" } }
                    if current.isEmpty { p(.class("quiet")) { RatesSaid.none[language] } }
                    RateLines(rates: current)
                    if history.count > current.count {
                        details {
                            summary { RatesSaid.history[language] }
                            RateLines(rates: history)
                        }
                    }
                }
                DeskForm(
                    desk, RatesSaid.keep[language], action: Link(RatesHandler.keeping.path()),
                    submit: DeskSaid.save[language]
                ) {
                    DeskField(
                        RatesSaid.lines[language], "rates", typed.lines, .area(rows: 6, maxLength: 8_000),
                        hint: RatesSaid.hint[language], isRequired: true)
                    DeskField(
                        RatesSaid.day[language], "day", typed.day,
                        .line(maxLength: 10, inputMode: nil, suggestions: []), hint: "2026-11-21", isRequired: true)
                }
            }
        }
    }
}

private struct RateLines: Markup {
    let rates: [ExchangeRates.Rate]

    var body: some Markup {
        ul(.class("rows")) {
            for rate in rates {
                li {
                    bdi { "\(rate.perUnit) \(rate.currency.code)" }
                    time(.class("quiet"), .datetime(rate.day)) { rate.day }
                }
            }
        }
    }
}
