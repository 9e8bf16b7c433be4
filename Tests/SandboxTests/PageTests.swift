import Foundation
import HTTP
import Images
import Scouting
import Testing
import Vocabulary

@testable import Sandbox

struct PageTests {
    @Test func `Scouting reads every demo product's page as it was written`() async throws {
        let stand = try Stand()
        for seller in stand.sandbox.sellers {
            for product in seller.products {
                guard case .live(let read) = try await stand.read(product.id, seller.phone) else {
                    Issue.record("\(product.title) is not live")
                    continue
                }
                #expect(read.title == product.title)
                #expect(read.description == product.description.replacing("\n", with: " "))
                #expect(read.canonicalURL == "http://\(Stand.host)/p/\(product.id)/\(seller.phone)")
                #expect(read.image.expires == Date(timeIntervalSince1970: 1_789_948_800 + 31 * 86_400))
                #expect(read.image.isThumbnail == false)
            }
        }
    }

    @Test func `a page is heavy, but its head is not`() async throws {
        let stand = try Stand()
        var sizes: [Int] = []
        for product in stand.sandbox.sellers[0].products {
            let bytes = try #require(try await stand.get("/p/\(product.id)/\(stand.first.phone)").bytes)
            sizes.append(bytes.count)
            let end = try #require(bytes.firstRange(of: Array("</head>".utf8)))
            #expect(end.upperBound < 4_000)
            #expect(bytes.suffix(14) == Array("</body></html>".utf8))
        }
        #expect(sizes.allSatisfy { (28_000...60_000).contains($0) }, "\(sizes.min() ?? 0)…\(sizes.max() ?? 0)")
    }

    @Test func `attributes come in more than one order and quoting, addresses with their ampersands escaped`()
        async throws
    {
        let stand = try Stand()
        var heads: [String] = []
        for product in stand.sandbox.sellers[0].products {
            heads.append(
                String(
                    decoding: try #require(try await stand.get("/p/\(product.id)/\(stand.first.phone)").bytes).prefix(
                        3_000), as: UTF8.self))
        }
        for form in [
            "<meta property=\"og:image\" content=\"http", "\" property=\"og:image\" />",
            "<META property='og:image' content='", " property=og:image  content=\"",
        ] {
            #expect(heads.contains { $0.contains(form) }, "\(form)")
        }
        #expect(heads.allSatisfy { $0.contains("&amp;oe=") && !$0.contains("&oe=") })
    }

    @Test func `an unknown product, another seller's and a deleted one are gone`() async throws {
        let stand = try Stand()
        let (id, phone) = stand.first
        #expect(try await stand.read("1234567890123456", phone) == .gone(.notFound))
        #expect(try await stand.read(id, stand.sandbox.sellers[1].phone) == .gone(.notFound))
        stand.sandbox.shop.change(id, isDeleted: true)
        #expect(try await stand.readFirst() == .gone(.notFound))
        stand.sandbox.faults.deletedAnswer = .dead
        #expect(try await stand.readFirst() == .gone(.emptyTitle))
        stand.sandbox.shop.change(id, isDeleted: false)
        guard case .live = try await stand.readFirst() else { throw Stand.NotLive() }
    }

    @Test func `a catalogue pages through all products, each once, in thirties`() async throws {
        let stand = try Stand()
        let seller = stand.sandbox.sellers[0]
        for suffix in ["", "/more"] {
            var ids: [String] = [], batches: [Int] = [], next: String? = "/c/\(seller.phone)"
            while let target = next {
                let page = String(decoding: try #require(try await stand.get(target).bytes), as: UTF8.self)
                let found = page.matches(of: /href="\/p\/(\d{16,17})\/(\d+)"/)
                #expect(found.allSatisfy { $0.output.2 == seller.phone })
                ids += found.map { String($0.output.1) }
                batches.append(found.count)
                let link = page.firstMatch(of: suffix.isEmpty ? /rel="next" href="([^"]+)"/ : /data-more="([^"]+)"/)
                next = link.map { String($0.output.1) }
                #expect(page.contains("data-more=\"") == (next != nil))
            }
            #expect(batches == [30, 30, 30, 1])
            #expect(ids == seller.products.map(\.id))
        }
        let page = String(decoding: try #require(try await stand.get("/c/\(seller.phone)").bytes), as: UTF8.self)
        #expect(page.contains("<title>Amani Kitenge House – WhatsApp</title>"))
        #expect(page.contains("<meta property=\"og:title\" content=\"Amani Kitenge House\">"))
        #expect(page.contains("loading=\"lazy\""))
        #expect(try await stand.get("/c/254700000000").status == .notFound)
        #expect(try await stand.get("/c/\(seller.phone)?after=1").status == .notFound)
    }

    @Test func `a deleted product leaves the catalogue and the way on still works`() async throws {
        let stand = try Stand()
        let seller = stand.sandbox.sellers[0]
        stand.sandbox.shop.change(seller.products[29].id, isDeleted: true)
        let rest = try #require(stand.sandbox.shop.page(of: seller, after: seller.products[29].id, limit: 100))
        #expect(rest.products.count == 61)
        let page = try #require(stand.sandbox.shop.page(of: seller, after: nil, limit: 30))
        #expect(page.products.last?.id == seller.products[30].id)
    }

    @Test func `pictures are at most 800 pixels, thumbnails 100, and kept`() async throws {
        let stand = try Stand()
        let images = try Images.start()
        let (id, phone) = stand.first
        let target = try await stand.pictureTarget(id, phone)
        let response = try await stand.get(target)
        #expect(response.status == .ok)
        let picture = try await images.picture(from: try stand.pictureBytes(response))
        #expect(max(picture.width, picture.height) == 800)
        #expect(try await stand.get(target).headers["ETag"] == response.headers["ETag"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: stand.cache).count == 1)
        let thumbnail = stand.sandbox.pictureAddress(of: id, .thumbnail, base: "")
        let small = try await images.picture(from: try stand.pictureBytes(try await stand.get(thumbnail)))
        #expect(max(small.width, small.height) == 100)
    }

    @Test func `JPEG and WebP both occur, as the address says`() async throws {
        let stand = try Stand()
        var kinds: Set<String> = []
        for product in stand.sandbox.sellers[0].products.prefix(12) {
            let target = stand.sandbox.pictureAddress(of: product.id, .thumbnail, base: "")
            let response = try await stand.get(target)
            let type = try #require(response.headers["Content-Type"])
            #expect(target.contains(type == "image/webp" ? "stp=dst-webp" : "stp=dst-jpg"))
            kinds.insert(type)
        }
        #expect(kinds == ["image/jpeg", "image/webp"])
    }

    @Test func `a picture's address ends, and cannot be lengthened`() async throws {
        let stand = try Stand()
        let (id, phone) = stand.first
        let target = try await stand.pictureTarget(id, phone)
        let later = try Stand(now: Date(timeIntervalSince1970: 1_790_000_000 + 32 * 86_400))
        #expect(try await later.get(target).status == .forbidden)
        #expect(try await stand.get(target.replacing(/oe=.+$/, with: "oe=7FFFFFFF")).status == .forbidden)
        #expect(try await stand.get(target.replacing(id, with: "1234567890123456")).status == .forbidden)
        #expect(try await stand.get("/v/../../etc/passwd").status == .notFound)
    }

    @Test func `emptied caches are filled again`() async throws {
        let stand = try Stand()
        let target = stand.sandbox.pictureAddress(of: stand.first.id, .thumbnail, base: "")
        _ = try await stand.get(target)
        for file in try FileManager.default.contentsOfDirectory(atPath: stand.cache) {
            try FileManager.default.removeItem(atPath: "\(stand.cache)/\(file)")
        }
        #expect(try await stand.get(target).status == .ok)
    }
}
