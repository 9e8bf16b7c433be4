import Accounts
import Flows
import Frame
import HTML
import HTTP
import Images
import Media
import Merchandising
import Postgres
import Vocabulary

/// Banners of the market's first page.
struct BannersHandler: Sendable {
    let door: DeskDoor
    let bring: BringBanner

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.banners, for: .staff(.merchandising)) { request in
                try await page(try await door.work(request))
            },
            Endpoint(
                ShelfRoutes.bannerCreation, for: .staff(.merchandising), bodyLimit: BringBanner.largest + (64 << 10)
            ) {
                request in try await save(request, nil)
            },
            Endpoint(
                ShelfRoutes.bannerChange, for: .staff(.merchandising), bodyLimit: BringBanner.largest + (64 << 10)
            ) {
                request, id in try await save(request, id)
            },
            Endpoint(ShelfRoutes.bannerRemoval, for: .staff(.merchandising), bodyLimit: 8 << 10) { request, id in
                let work = try await door.form(request)
                try await Banner.remove(id, in: work.db)
                return work.done(ShelfRoutes.banners.path(), saying: work.saved)
            },
        ]
    }

    private func page(_ work: DeskWork, typed: BannerForm? = nil, fault: String? = nil) async throws -> Response {
        let banners = try await Banner.all(in: work.db)
        return work.page(
            BannersPage(
                desk: work.frame(MerchandisingSaid.banners[work.language]),
                forms: banners.map { ($0.id, BannerForm($0)) }, typed: typed, note: work.note, fault: fault),
            fault == nil ? .ok : .unprocessable)
    }

    private func save(_ request: Request, _ id: BannerID?) async throws -> Response {
        let work = try await door.form(request)
        let typed = BannerForm(request.form)
        do {
            let file = request.files("picture").first { !$0.bytes.isEmpty }?.bytes
            if id == nil, file == nil { throw MerchandisingRefusal.noPicture }
            try await bring(
                typed.texts, link: typed.link, file: file, position: typed.position,
                days: try DaySpan(typed: typed.first, typed.last), as: id)
        } catch let refusal as MerchandisingRefusal {
            return try await page(
                work, typed: id == nil ? typed : nil, fault: MerchandisingSaid.refusal(refusal)[work.language])
        } catch let refusal as PictureRefusal {
            return try await page(work, typed: id == nil ? typed : nil, fault: refusal.message)
        }
        return work.done(ShelfRoutes.banners.path(), saying: work.saved)
    }
}

/// What the form of a banner holds, as it was typed.
struct BannerForm: Sendable {
    var texts = Names([:])
    var link = "/"
    var key: String?
    var position = 0
    var first = ""
    var last = ""

    init() {}

    init(_ banner: Banner) {
        (texts, link, key, position) = (banner.texts, banner.link, banner.picture.key, banner.position)
        (first, last) = (banner.days.first ?? "", banner.days.last ?? "")
    }

    init(_ form: Query) {
        texts = Names(form, "text")
        link = (form["link"] ?? "").trimmed
        position = max(-1_000, min(1_000, Int((form["position"] ?? "").trimmed) ?? 0))
        (first, last) = ((form["first"] ?? "").trimmed, (form["last"] ?? "").trimmed)
    }
}
