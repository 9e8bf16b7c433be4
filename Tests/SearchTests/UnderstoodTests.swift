import Search
import Testing
import Vocabulary

@Suite struct UnderstoodTests {
    private let query = "Cheap red shoes under KSh 5,000 near Westlands -leather \"size 42\" 500 g (used)"

    @Test func `everything understood carries what was typed, in its order`() {
        let reading = QueryReading(query, in: Markets.kenya)
        let said = reading.understood.map { "\($0.kind.rawValue): \($0.said)" }
        #expect(
            said == [
                "cheap: Cheap", "colour: red", "price: under KSh 5,000", "place: near Westlands", "excluded: -leather",
                "phrase: \"size 42\"", "measure: 500 g", "condition: used",
            ])
        #expect(reading.text == query)
        #expect(reading.words == "red shoes 500 g")
        #expect(reading.sought == "red shoes 500 g size 42")
    }

    @Test(
        arguments: [
            "red shoes under KSh 5,000 near Westlands -leather \"size 42\" 500 g (used)",
            "Cheap shoes under KSh 5,000 near Westlands -leather \"size 42\" 500 g (used)",
            "Cheap red shoes near Westlands -leather \"size 42\" 500 g (used)",
            "Cheap red shoes under KSh 5,000 -leather \"size 42\" 500 g (used)",
            "Cheap red shoes under KSh 5,000 near Westlands \"size 42\" 500 g (used)",
            "Cheap red shoes under KSh 5,000 near Westlands -leather 500 g (used)",
            "Cheap red shoes under KSh 5,000 near Westlands -leather \"size 42\" (used)",
            "Cheap red shoes under KSh 5,000 near Westlands -leather \"size 42\" 500 g",
        ].enumerated().map { ($0, $1) })
    func `each can be taken back`(place: Int, left: String) {
        let reading = QueryReading(query, in: Markets.kenya)
        let without = reading.without(reading.understood[place])
        #expect(without == left)
        var kinds = reading.understood.map(\.kind)
        kinds.remove(at: place)
        #expect(QueryReading(without, in: Markets.kenya).understood.map(\.kind) == kinds)
    }

    @Test func `Thai without blanks is taken apart where it was understood`() {
        let reading = QueryReading("รองเท้าสีแดงไม่เกิน500บาทมือสอง", in: Markets.thailand)
        #expect(reading.understood.map(\.said) == ["สีแดง", "ไม่เกิน500บาท", "มือสอง"])
        #expect(reading.words == "รองเท้าสีแดง")
        #expect(reading.without(reading.understood[1]) == "รองเท้าสีแดง มือสอง")
    }

    @Test func `what another query said cannot be taken from this one`() {
        let other = QueryReading("shoes under 5000 and so much more of it", in: Markets.kenya)
        let reading = QueryReading("bag", in: Markets.kenya)
        #expect(reading.without(other.understood[0]) == "bag")
    }

    @Test func `an interrupted wish is shown as it was typed`() {
        let reading = QueryReading("bag under -leather 5000", in: Markets.kenya)
        #expect(reading.understood.map(\.said) == ["under 5000", "-leather"])
        #expect(reading.priceTo == Money.kes(5_000))
        #expect(reading.without(reading.understood[0]) == "bag -leather")
    }

    @Test func `nothing asked is nothing understood`() {
        #expect(QueryReading(" ?! ", in: Markets.kenya).isEmpty)
        #expect(!QueryReading("cheap", in: Markets.kenya).isEmpty)
    }
}
