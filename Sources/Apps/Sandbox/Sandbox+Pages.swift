import Foundation
import HTML
import HTTP
import Images
import Telemetry

/// Catalogues, product pages and pictures.
extension Sandbox {
    static let catalogue = Route(.get, "/c/{phone}", String.self)
    static let more = Route(.get, "/c/{phone}/more", String.self)
    static let product = Route(.get, "/p/{id}/{phone}", String.self, String.self)
    static let static_ = Route(.get, "/rsrc.php/v3/{shelf}/r/{name}", String.self, String.self)

    var pages: [Endpoint] {
        [
            Endpoint(Self.catalogue, for: .anybody) { [self] request, phone in
                try await served(.catalogue, nil, request) { _ in
                    let (seller, page, hasMore) = try batch(phone, request)
                    return .html(CataloguePage(seller: seller, products: page, hasMore: hasMore).rendered())
                }
            },
            Endpoint(Self.more, for: .anybody) { [self] request, phone in
                try await served(.catalogue, nil, request) { _ in
                    let (seller, page, hasMore) = try batch(phone, request)
                    return .html(CatalogueBatch(seller: seller, products: page, hasMore: hasMore).rendered())
                }
            },
            Endpoint(Self.product, for: .anybody) { [self] request, id, phone in
                try await served(.product, id, request) { effects in productPage(id, phone, request, effects) }
            },
        ]
    }

    var pictures: [Endpoint] {
        [
            Endpoint(SignedPicture.route, for: .anybody) { [self] request, _, name in
                try await served(.picture, String(name.prefix { $0 != "_" }), request) { effects in
                    try await picture(name, request, effects)
                }
            },
            Endpoint(Self.static_, for: .anybody) { [self] _, _, _ in
                Response(.ok, headers: ["Content-Type": "image/png"], body: .bytes(try await logo()))
            },
        ]
    }

    /// Lets the faults strike: first they wait, then the first that replaces the answer wins.
    func served(
        _ page: Fault.Page, _ id: String?, _ request: Request, _ answer: (Set<Fault.Effect>) async throws -> Response
    ) async throws -> Response {
        let striking = faults.striking(page, product: id)
        if striking.isEmpty { return try await answer([]) }
        for fault in striking where fault.effect == .latency {
            try await Task.sleep(for: .milliseconds(fault.milliseconds))
        }
        for fault in striking {
            if let replacement = FaultAnswers.replacement(for: fault, base: Self.base(of: request)) {
                return replacement
            }
        }
        let effects = Set(striking.map(\.effect))
        var response = try await answer(effects)
        if effects.contains(.hugePage) { response = FaultAnswers.huge(response) }
        if effects.contains(.truncatedBody) { response = FaultAnswers.brokenOff(response) }
        return response
    }

    private func batch(_ phone: String, _ request: Request) throws -> (
        SandboxSeller, ArraySlice<(product: SandboxProduct, picture: String)>, Bool
    ) {
        guard let seller = shop.seller(phone: phone),
            let page = shop.page(of: seller, after: request.query["after"], limit: CataloguePage.batch)
        else { throw Problem(.notFound, code: "no-such-catalogue") }
        let base = Self.base(of: request)
        let shown = page.products.map { product in
            (product: product, picture: pictureAddress(of: product.id, .thumbnail, base: base))
        }
        return (seller, shown[...], page.hasMore)
    }

    private func productPage(_ id: String, _ phone: String, _ request: Request, _ effects: Set<Fault.Effect>)
        -> Response
    {
        let base = Self.base(of: request)
        guard let seller = shop.seller(phone: phone), let item = shop.item(id, phone: phone) else {
            return .html(PlainPages.error, status: .notFound)
        }
        if item.isDeleted {
            return faults.deletedAnswer == .dead
                ? .html(PlainPages.dead(base: base)) : .html(PlainPages.error, status: .notFound)
        }
        var product = item.product
        if effects.contains(.changedPrice) {
            if case .amount(let amount) = product.price {
                product = product.repriced((amount * 1.5).rounded())
            } else {
                product = product.repriced(1_990)
            }
        }
        if effects.contains(.changedTitle) { product.title += " (toleo jipya)" }
        if effects.contains(.longTitle) { product.title = String(repeating: "sokoni leo", count: 1_000) }
        if effects.contains(.scriptTitle) { product.title = "<script>alert('\(id)')</script> " + product.title }
        let picture = pictureAddress(of: id, .full, base: base, isExpired: effects.contains(.expiredPicture))
        return .html(ProductPage(product: product, seller: seller, base: base, picture: picture).bytes)
    }

    /// Signed for a month, to the end of a day, so that an address stays the same for a while.
    func pictureAddress(of id: String, _ size: SignedPicture.Size, base: String, isExpired: Bool = false) -> String {
        let day = 86_400.0
        let today = (now().timeIntervalSince1970 / day).rounded(.down) * day
        let expires = Date(timeIntervalSince1970: isExpired ? today - day : today + 31 * day)
        return SignedPicture(productID: id, size: size, expires: expires).address(base: base)
    }

    private func picture(_ name: String, _ request: Request, _ effects: Set<Fault.Effect>) async throws -> Response {
        guard let signed = SignedPicture(name: name, query: request.query), signed.expires > now(),
            !effects.contains(.expiredPicture)
        else { return .text("URL signature expired", status: .forbidden) }
        guard let product = shop.product(signed.productID) else { return .text("Not found", status: .notFound) }
        do {
            let ready = try await shelf.picture(
                of: product, side: SignedPicture.side(signed.size), isWebP: signed.isWebP)
            if effects.contains(.truncatedPicture) || effects.contains(.truncatedBody) {
                var bytes = try await shelf.bytes(of: ready)
                if effects.contains(.truncatedPicture) { bytes = Array(bytes.prefix(bytes.count / 2)) }
                return Response(.ok, headers: ["Content-Type": ready.contentType], body: .bytes(bytes))
            }
            return .file(
                at: ready.path, type: ready.contentType, tag: ready.tag, caching: "public, max-age=1209600",
                for: request)
                ?? .text("Not found", status: .notFound)
        } catch let refusal as PictureRefusal {
            // Known too late to be left out from the start; gone from now on.
            log.warning(
                "product skipped",
                ["product": .text(product.id), "title": .text(product.title), "reason": .text(refusal.message)])
            shop.change(product.id, isDeleted: true)
            return .text("Not found", status: .notFound)
        }
    }
}
