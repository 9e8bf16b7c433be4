import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Scouting
import Sellers
import Vocabulary

/// Everybody who sells here, and taking in who sells on WhatsApp only.
struct SellersHandler: Sendable {
    let door: DeskDoor
    let addresses: WhatsAppAddresses
    /// For telephone numbers written without one.
    let countryCode: String

    static let all = Route(.get, "/admin/sellers")
    static let enrolment = Route(.post, "/admin/sellers")
    static let reading = Route(.post, "/admin/sellers/reading")

    var endpoints: [Endpoint] {
        [
            Endpoint(Self.all, for: .staff(.sellers)) { request in try await list(try await door.work(request)) },
            Endpoint(Self.enrolment, for: .staff(.sellers), bodyLimit: 16 << 10) { request in
                try await enrol(request)
            },
            Endpoint(Self.reading, for: .staff(.sellers), bodyLimit: 64 << 10) { request in try await read(request) },
        ]
    }

    private func list(_ work: DeskWork, typed: (address: String, name: String)? = nil) async throws -> Response {
        let state = TableState(
            work.request, filters: work.request.method == .post ? [] : ["q", "read"], sort: "-since",
            sortable: ["since"])
        let isRead = state["read"].flatMap { ["yes": true, "no": false][$0] }
        let found = try await SellerRow.page(
            state["q"], isRead: isRead, after: state.place?.moment.map { (at: $0.0, id: $0.1) },
            limit: ReadAhead<SellerRow>.size + 1, in: work.db)
        return work.page(
            SellersPage(
                desk: work.frame(SellersSaid.sellers[work.language]), state: state, rows: ReadAhead(found),
                note: work.note, typed: typed, now: Date()), typed == nil ? .ok : .unprocessable)
    }

    private func enrol(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        let typed = (address: (request.form["address"] ?? "").trimmed, name: request.form["name"] ?? "")
        let catalogue = addresses.catalogue(at: typed.address)
        guard typed.address.utf8.count <= 2_048,
            let phone = catalogue ?? Phone(typed.address, countryCode: countryCode),
            let name = PlainText.line(typed.name, most: StoreProfile.mostName)
        else { return try await list(work, typed: typed) }
        let seller = try await EnrolSeller(db: work.db)(
            phone: phone, name: name, description: "", catalogueURL: addresses.catalogue(of: phone))
        return work.done(Self.all.path(), saying: "\(seller.name): \(SellersSaid.beingRead[work.language])")
    }

    private func read(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        let slugs = request.form.all.filter { $0.name == "id" }.prefix(200).compactMap { Slug(pathText: $0.value) }
        let count = try await EnrolSeller(db: work.db).sync(slugs)
        return work.done(
            Self.all.path(), saying: "\(SellersSaid.beingRead[work.language]) \(work.language.grouped(count))")
    }
}

struct SellersPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let rows: ReadAhead<SellerRow>
    let note: String?
    /// What was typed and is no seller's address.
    let typed: (address: String, name: String)?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { SellersSaid.sellers[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            FilterForm(
                desk, state: state, searchLabel: SellersSaid.find[language],
                filters: [
                    TableFilter(
                        "read", SellersSaid.catalogue[language],
                        [("yes", SellersSaid.isRead[language]), ("no", SellersSaid.isNotRead[language])])
                ], heads: heads)
            DeskTable(
                desk, state: state, heads: heads, rows: rows.rows.map(row),
                bulk: [BulkAction(SellersSaid.readAgain[language], Link(SellersHandler.reading.path()))], next: next)
            DeskForm(
                desk, SellersSaid.add[language], action: Link(SellersHandler.enrolment.path()),
                submit: SellersSaid.add[language]
            ) {
                DeskField(
                    SellersSaid.address[language], "address", typed?.address ?? "",
                    .line(maxLength: 2_048, inputMode: "url", suggestions: []), hint: SellersSaid.addressHint[language],
                    fault: typed == nil ? nil : SellersSaid.badAddress[language], isRequired: true)
                DeskField(
                    SellersSaid.name[language], "name", typed?.name ?? "",
                    .line(maxLength: StoreProfile.mostName, inputMode: nil, suggestions: []))
            }
        }
    }

    private var next: Link? {
        guard rows.hasMore, let last = rows.rows.last else { return nil }
        return state.link(after: DeskPlace(at: last.createdAt, id: last.seller.id.rawValue))
    }

    private var heads: [TableHead] {
        [
            TableHead("name", SellersSaid.name[language]), TableHead("phone", SellersSaid.phone[language]),
            TableHead("live", SellersSaid.live[language], isNumber: true),
            TableHead("read", SellersSaid.lastRead[language]), TableHead("standing", SellersSaid.standing[language]),
            TableHead("since", SellersSaid.since[language]),
            TableHead("place", desk.frame.phrases.store.onTheMap),
        ]
    }

    private func row(_ row: SellerRow) -> TableRow {
        let seller = row.seller
        return TableRow(
            id: seller.slug, link: Link("/s/\(seller.slug)"),
            cells: [
                "name": .lines(seller.name, seller.slug), "phone": .text(seller.phone.masked),
                "live": .number(language.grouped(row.liveProducts)),
                "read": .text(
                    seller.lastSyncedAt.map(ago) ?? (seller.catalogueURL.isEmpty ? "—" : SellersSaid.notYet[language])),
                "standing": standing(of: seller), "since": .text(ago(row.createdAt)),
                "place": Slug(pathText: seller.slug).map {
                    .link(SellersSaid.setPlace[language], Link(SellerPlaceHandler.one.path($0)))
                } ?? .text("—"),
            ])
    }

    private func standing(of seller: Seller) -> TableCell {
        let phrases = desk.frame.phrases.identity
        if seller.isOfficialStore { return .mark(phrases.officialStore, .good) }
        return seller.verifiedAt == nil ? .text("—") : .mark(phrases.verifiedSeller, .good)
    }

    private func ago(_ time: Date) -> String { desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(time)))) }
}
