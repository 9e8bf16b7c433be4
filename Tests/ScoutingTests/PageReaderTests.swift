import Foundation
import Testing
import Vocabulary

@testable import Scouting

struct PageReaderTests {
    let reference = ProductReference(
        productID: WhatsAppProductID("1234567890123456")!, sellerPhone: Phone(digits: "254700123456")!)
    let reader = PageReader(addresses: WhatsAppAddresses(), market: .kes)
    static let picture =
        "https://media-mba1-1.cdn.whatsapp.net/v/t45/1.jpg?stp=dst-jpg_p100x100&amp;oe=65A1B2C3&amp;oh=x"
    static let logo = "https://static.whatsapp.net/rsrc.php/v3/yP/r/rYZqPCBaG70.png"

    func page(title: String?, image: String?, more: String = "", pageTitle: String = "WhatsApp") -> String {
        var head = "<!DOCTYPE html><html lang=en><head><title>\(pageTitle)</title>"
        if let title { head += "<meta property=\"og:title\" content=\"\(title)\">" }
        if let image { head += "<meta content='\(image)' property='og:image'>" }
        return head + more + "</head><body>" + String(repeating: "<p>WhatsApp</p>", count: 20)
    }
    func read(_ page: String, status: Int = 200, url: String = "https://wa.me/p/1234567890123456/254700123456")
        -> PageReading
    {
        reader.read(
            reference, status: status, url: url, contentType: "text/html; charset=utf-8", body: Array(page.utf8))
    }

    @Test func `a product's page is live`() throws {
        let more =
            "<meta property=og:description content='Kiti cha mbao &amp; ngozi.\n KSh 2,500'><link rel=canonical href=https://wa.me/p/1234567890123456/254700123456>"
        guard case .live(let product) = read(page(title: " Kiti  cha mbao ", image: Self.picture, more: more)) else {
            Issue.record("expected live")
            return
        }
        #expect(product.title == "Kiti cha mbao")
        #expect(product.description == "Kiti cha mbao & ngozi. KSh 2,500")
        #expect(product.price == .amount(Money(minor: 250_000, currency: .kes), isLowest: false))
        #expect(product.image.isThumbnail)
        #expect(product.image.expires == Date(timeIntervalSince1970: 0x65A1_B2C3))
        #expect(product.canonicalURL == "https://wa.me/p/1234567890123456/254700123456")
    }

    @Test func `a price tag of its own goes before what the words say`() {
        let more =
            "<meta property=product:price:amount content=1499.50><meta property=product:price:currency content=KES><meta name=description content='KSh 99'>"
        guard case .live(let product) = read(page(title: "A", image: Self.picture, more: more)) else {
            Issue.record("expected live")
            return
        }
        #expect(product.price == .amount(Money(minor: 149_950, currency: .kes), isLowest: false))
    }

    @Test func `404 and an empty title over the default logo are gone`() {
        #expect(read("", status: 404) == .gone(.notFound))
        #expect(read(page(title: "", image: Self.logo)) == .gone(.emptyTitle))
        #expect(read(page(title: "  ", image: Self.logo)) == .gone(.emptyTitle))
        #expect(read(page(title: "", image: "http://127.0.0.1:8090/static/whatsapp-logo.png")) == .gone(.emptyTitle))
    }

    @Test func `what says nothing about the product changes nothing`() {
        #expect(read("", status: 429) == .inconclusive(.tooManyRequests))
        #expect(read("", status: 503) == .inconclusive(.serverError(status: 503)))
        #expect(read("", status: 410) == .inconclusive(.unexpectedStatus(410)))
        #expect(read("", status: 204) == .inconclusive(.unexpectedStatus(204)))
        #expect(read("") == .inconclusive(.shortBody(bytes: 0)))
        #expect(read("<html>ok</html>") == .inconclusive(.shortBody(bytes: 15)))
        #expect(read(page(title: nil, image: nil, pageTitle: "Error")) == .inconclusive(.errorPage))
        #expect(read(page(title: nil, image: nil, pageTitle: "Erreur")) == .inconclusive(.errorPage))
        #expect(read(page(title: nil, image: nil, pageTitle: "Before you continue")) == .inconclusive(.consentPage))
        #expect(
            read(page(title: nil, image: nil), url: "https://consent.whatsapp.com/x") == .inconclusive(.consentPage))
        #expect(
            read(page(title: "Log in", image: Self.picture), url: "https://wa.me/consent?next=1")
                == .inconclusive(.consentPage))
        #expect(read(page(title: nil, image: nil)) == .inconclusive(.unknownPage("no og:title")))
        #expect(
            read(page(title: "", image: Self.picture))
                == .inconclusive(.unknownPage("an empty og:title without the default logo")))
        #expect(
            read(page(title: "", image: nil))
                == .inconclusive(.unknownPage("an empty og:title without the default logo")))
        #expect(
            read(page(title: "WhatsApp", image: Self.logo))
                == .inconclusive(.unknownPage("the default logo under a title")))
        #expect(read(page(title: "Sofa", image: nil)) == .inconclusive(.unknownPage("no og:image")))
        let other = "<meta property=og:url content=https://wa.me/p/9999999999999999/254700123456>"
        #expect(read(page(title: "Sofa", image: Self.picture, more: other)) == .inconclusive(.otherProduct))
    }

    @Test func `a hostile title is refused with its reason, a long one is cut`() {
        #expect(
            read(page(title: String(repeating: "x", count: 10_000), image: Self.picture))
                == .refused(.titleTooLong(characters: 10_000)))
        #expect(
            read(page(title: "&lt;script&gt;alert(1)&lt;/script&gt;", image: Self.picture)) == .refused(.titleHasMarkup)
        )
        #expect(read(page(title: "<script>alert(1)</script>", image: Self.picture)) == .refused(.titleHasMarkup))
        #expect(read(page(title: "Sofa", image: "javascript:alert(1)")) == .refused(.badImageAddress))
        guard case .live(let kind) = read(page(title: "I &lt;3 sofas, size &lt; 42", image: Self.picture)),
            case .live(let long) = read(page(title: String(repeating: "sofa ", count: 100), image: Self.picture))
        else {
            Issue.record("expected live")
            return
        }
        #expect(kind.title == "I <3 sofas, size < 42")
        #expect(long.title == String(repeating: "sofa ", count: 58) + "sofa…")
    }

    @Test func `a body cut in the middle of the head is not taken for a product`() {
        let whole = page(title: "Sofa", image: Self.picture)
        let cut = String(whole.prefix(whole.count / 8))
        #expect(read(cut) == .inconclusive(.shortBody(bytes: cut.utf8.count)))
    }

    @Test func `only an unexpected page is kept for an operator`() {
        #expect(PageReading.Doubt.unknownPage("x").isWorthKeeping)
        #expect(PageReading.Doubt.tooManyRequests.isWorthKeeping == false)
    }
}

struct AddressTests {
    let stand = WhatsAppAddresses(base: "http://127.0.0.1:8090/wa/")

    @Test func `addresses print and parse at wa_me and at a stand-in`() throws {
        let phone = try #require(Phone(digits: "254700123456"))
        for id in ["1234567890123456", "12345678901234567"] {
            let reference = ProductReference(productID: try #require(WhatsAppProductID(id)), sellerPhone: phone)
            #expect(WhatsAppAddresses().product(reference) == "https://wa.me/p/\(id)/254700123456")
            #expect(stand.product(reference) == "http://127.0.0.1:8090/wa/p/\(id)/254700123456")
            #expect(stand.product(at: stand.product(reference) + "?x=1#y") == reference)
            #expect(stand.product(at: "https://WA.me/p/\(id)/254700123456/") == reference)
        }
        #expect(WhatsAppAddresses().catalogue(of: phone) == "https://wa.me/c/254700123456")
        #expect(stand.catalogue(at: "wa.me/c/254700123456") == phone)
    }

    @Test(arguments: [
        "https://wa.me/p/123456789012345/254700123456", "https://wa.me/p/123456789012345678/254700123456",
        "https://wa.me/p/12345678901234ab/254700123456", "https://wa.me/p/1234567890123456/0700",
        "https://wa.me/p/1234567890123456",
        "https://wa.me.evil.example/p/1234567890123456/254700123456",
        "https://evil.example/p/1234567890123456/254700123456",
        "https://wa.me/q/1234567890123456/254700123456", "", "https://wa.me",
    ])
    func `what is not a product's address is refused`(address: String) {
        #expect(WhatsAppAddresses().product(at: address) == nil)
    }

    @Test func `a picture's address tells its end and its size`() {
        #expect(
            CatalogueImage(url: "https://x/a.jpg?oe=65A1B2C3")?.expires == Date(timeIntervalSince1970: 1_705_095_875))
        #expect(CatalogueImage(url: "https://x/a.jpg?oe=zz")?.expires == nil)
        #expect(CatalogueImage(url: "https://x/a.jpg?noe=65A1B2C3")?.expires == nil)
        #expect(CatalogueImage(url: "https://x/a.jpg?stp=dst-jpg_p100x100_tt6")?.isThumbnail == true)
        #expect(CatalogueImage(url: "https://x/a.jpg?stp=dst-jpg_p1080x1080")?.isThumbnail == false)
        #expect(CatalogueImage(url: "data:image/png;base64,x") == nil)
        #expect(CatalogueImage(url: "https://x/a b") == nil)
    }
}
