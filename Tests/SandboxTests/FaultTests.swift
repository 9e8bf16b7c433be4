import Foundation
import HTTP
import Images
import Scouting
import Testing
import Vocabulary

@testable import Sandbox

struct FaultTests {
    @Test(arguments: [
        (Fault(.tooManyRequests), PageReading.inconclusive(.tooManyRequests)),
        (Fault(.serverError, status: 502), .inconclusive(.serverError(status: 502))),
        (Fault(.notFound), .gone(.notFound)),
        (Fault(.dead), .gone(.emptyTitle)),
        (Fault(.errorPage), .inconclusive(.errorPage)),
        (Fault(.consentPage), .inconclusive(.consentPage)),
        (Fault(.shortBody), .inconclusive(.shortBody(bytes: 26))),
        (Fault(.longTitle), .refused(.titleTooLong(characters: 10_000))),
        (Fault(.scriptTitle), .refused(.titleHasMarkup)),
        (Fault(.loopbackRedirect), .inconclusive(.unexpectedStatus(302))),
    ])
    func `Scouting reads each fault's page as the design says`(fault: Fault, reading: PageReading) async throws {
        let stand = try Stand(faults: [fault])
        #expect(try await stand.readFirst() == reading)
        stand.sandbox.faults.set([])
        guard case .live = try await stand.readFirst() else { throw Stand.NotLive() }
    }

    @Test func `429 says when to come back, in seconds, as a date, or not at all`() async throws {
        for wait in [nil, "7", "Wed, 21 Oct 2026 07:28:00 GMT"] {
            let stand = try Stand(faults: [Fault(.tooManyRequests, retryAfter: wait)])
            let response = try await stand.get(stand.firstPage)
            #expect(response.status == .tooManyRequests)
            #expect(response.headers["Retry-After"] == wait)
        }
    }

    @Test func `a share is counted: a quarter is every fourth request`() async throws {
        let stand = try Stand(faults: [Fault(.notFound, share: 0.25)])
        var statuses: [Int] = []
        for _ in 0..<8 { statuses.append(try await stand.get(stand.firstPage).status.rawValue) }
        #expect(statuses == [200, 200, 200, 404, 200, 200, 200, 404])
        #expect(stand.sandbox.faults.counts.map(\.struck) == [2])
        let book = FaultBook([Fault(.notFound, share: 0.1)])
        #expect((0..<1_000).count { _ in !book.striking(.product, product: nil).isEmpty } == 100)
    }

    @Test func `a fault strikes only its pages, its products and so many times`() async throws {
        let stand = try Stand()
        let products = stand.sandbox.sellers[0].products
        stand.sandbox.faults.set([Fault(.serverError, ids: [products[1].id], times: 1, status: 500)])
        #expect(try await stand.get("/c/\(stand.first.phone)").status == .ok)
        #expect(try await stand.get("/p/\(products[0].id)/\(stand.first.phone)").status == .ok)
        #expect(try await stand.get("/p/\(products[1].id)/\(stand.first.phone)").status == .internalError)
        #expect(try await stand.get("/p/\(products[1].id)/\(stand.first.phone)").status == .ok)
        stand.sandbox.faults.set([Fault(.tooManyRequests, on: .catalogue)])
        #expect(try await stand.get("/c/\(stand.first.phone)").status == .tooManyRequests)
        #expect(try await stand.get("/c/\(stand.first.phone)/more").status == .tooManyRequests)
        #expect(try await stand.get(stand.firstPage).status == .ok)
    }

    @Test func `a changed price and a changed title are read as such`() async throws {
        let stand = try Stand()
        let seller = stand.sandbox.sellers[0]
        for product in seller.products {
            stand.sandbox.faults.set([Fault(.changedPrice), Fault(.changedTitle)])
            guard case .live(let read) = try await stand.read(product.id, seller.phone) else { throw Stand.NotLive() }
            #expect(read.title.hasSuffix("(toleo jipya)"))
            let wanted: Double = if case .amount(let amount) = product.price { (amount * 1.5).rounded() } else { 1_990 }
            #expect(
                read.price == .amount(Money(minor: Int64(wanted * 100), currency: .kes), isLowest: false),
                "\(product.title) \(read.description)")
        }
    }

    @Test func `an expired picture is named by the page, or refused by the CDN`() async throws {
        let stand = try Stand(faults: [Fault(.expiredPicture)])
        let (id, phone) = stand.first
        let expired = try await stand.pictureTarget(id, phone)
        #expect(try await stand.get(expired).status == .forbidden)
        stand.sandbox.faults.set([])
        let good = try await stand.pictureTarget(id, phone)
        #expect(try await stand.get(good).status == .ok)
        stand.sandbox.faults.set([Fault(.expiredPicture, on: .picture)])
        #expect(try await stand.get(good).status == .forbidden)
    }

    @Test func `giants and cut pictures are refused by Images with their reasons`() async throws {
        let stand = try Stand()
        let images = try Images.start()
        let target = stand.sandbox.pictureAddress(of: stand.first.id, .full, base: "")
        for effect in [Fault.Effect.promisedGiant, .solidGiant] {
            stand.sandbox.faults.set([Fault(effect, on: .picture)])
            let bytes = try stand.pictureBytes(try await stand.get(target))
            #expect(bytes.count < 100_000)
            await #expect(throws: PictureRefusal.tooManyPixels(width: 10_000, height: 10_000, limit: 50_000_000)) {
                try await images.picture(from: bytes)
            }
        }
        stand.sandbox.faults.set([Fault(.truncatedPicture, on: .picture)])
        let cut = try stand.pictureBytes(try await stand.get(target))
        await #expect(throws: PictureRefusal.truncated) {
            let picture = try await images.picture(from: cut)
            _ = try await picture.rendition(width: 400, format: .jpeg)
        }
    }

    @Test func `the solid giant decodes where 100 megapixels are allowed, the promised one does not`() async throws {
        let patient = try Images.start(threads: 1, limits: PictureLimits(pixels: 200_000_000))
        let solid = try await patient.picture(from: GiantPNG.solid)
        #expect(solid.width == 10_000)
        #expect(solid.height == 10_000)
        #expect(solid.blankness == 1)
        await #expect(throws: (any Error).self) {
            let picture = try await patient.picture(from: GiantPNG.promised)
            _ = try await picture.rendition(width: 100, format: .jpeg)
        }
    }
}
