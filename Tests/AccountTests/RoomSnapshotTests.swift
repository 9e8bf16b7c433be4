import Accounts
import Frame
import HTML
import TestSupport
import Testing

@testable import Account

struct RoomSnapshotTests {
    @Test(arguments: RoomSituation.allCases)
    func `the page of addresses is as recorded`(situation: RoomSituation) throws {
        try expectSnapshot("addresses-\(situation)", RoomSamples(situation: situation).addresses)
    }

    @Test(arguments: RoomSituation.allCases)
    func `the page of one address is as recorded`(situation: RoomSituation) throws {
        try expectSnapshot("address-\(situation)", RoomSamples(situation: situation).address)
    }

    @Test(arguments: RoomSituation.allCases)
    func `the page where a store is changed is as recorded`(situation: RoomSituation) throws {
        try expectSnapshot("store-\(situation)", RoomSamples(situation: situation).store)
    }

    @Test(arguments: RoomSituation.allCases)
    func `picture and notifications are as recorded`(situation: RoomSituation) throws {
        let samples = RoomSamples(situation: situation)
        try expectSnapshot("picture-\(situation)", samples.picturePanel)
        try expectSnapshot("notifications-\(situation)", samples.notifications)
    }

    @Test(arguments: [RoomSituation.one, .hostile, .arabic])
    func `the page with an authenticator's code to scan is as recorded`(situation: RoomSituation) throws {
        try expectSnapshot("factor-\(situation)", RoomSamples(situation: situation).factor)
    }

    @Test(arguments: [RoomSituation.one, .arabic])
    func `the page that ends mails is as recorded, before and after`(situation: RoomSituation) throws {
        let frame = RoomSamples(situation: situation).frame("/unsubscribe/a.news.b")
        try expectSnapshot(
            "unsubscribe-\(situation)", UnsubscribePage(frame, kind: .news, action: "/unsubscribe/a.news.b"))
        try expectSnapshot("unsubscribed-\(situation)", UnsubscribePage(frame, kind: .news, action: nil))
    }

    @Test func `nobody's words leave their place on any of them`() {
        let samples = RoomSamples(situation: .hostile)
        for page in [samples.addresses.renderedText, samples.address.renderedText, samples.store.renderedText] {
            #expect(!page.contains("<script>alert"))
            #expect(!page.contains("</textarea><script"))
        }
    }

    @Test(arguments: RoomSituation.allCases)
    func `no page carries a style, a program or a left or right of its own`(situation: RoomSituation) {
        let samples = RoomSamples(situation: situation)
        for page in [samples.addresses.renderedText, samples.store.renderedText, samples.factor.renderedText] {
            #expect(page.firstMatch(of: /<[^>]*\s(?:style|on\w+)=/) == nil)
        }
    }
}
