import Search
import Retrieval
import Testing
import Vocabulary

@Suite struct FactReadingTests {
    @Test(
        arguments: [
            ("04465-02220", ["0446502220"]), ("04465 02220", ["0446502220"]), ("1K0 615 301 AA", ["1K0615301AA"]),
            ("1k0 615 301 aa brake disc", ["1K0615301AA"]), ("OC 90", ["OC90"]), ("oc 90 filter", ["OC90"]),
            ("90915-YZZD2", ["90915YZZD2"]), ("15208 65F0A", ["1520865F0A"]), ("SM-G991B", ["SMG991B"]),
            ("BKR6E", ["BKR6E"]),
            ("11 42 7 953 129", ["11427953129"]), ("0986494123", ["0986494123"]), ("\"1K0 615 301\"", ["1K0615301"]),
            ("٠٤٤٦٥-٠٢٢٢٠", ["0446502220"]), ("iphone 13", []), ("iphone13", []), ("size 42", []), ("2012-2015", []),
            ("air force 1", []), ("in 90", []), ("500 g", []), ("corolla2015", []), ("shoes", []), ("205-55", []),
            ("04465-02220 OC 90", ["0446502220", "OC90"]), ("A 205 830 05 18", ["A2058300518"]),
        ] as [(String, [String])])
    func `part numbers are read however they are written`(typed: String, numbers: [String]) {
        #expect(QueryReading(typed, in: Markets.kenya).numbers == numbers)
    }

    @Test(
        arguments: [
            "205/55 R16", "205/55R16", "205 55 16", "205-55-16", "205/55/16", "205/55-16", "205/55 ZR16", "205 55 r 16",
            "P205/55R16", "205/55 R 16", "205/55r16c", "tyre 205/55 r16 new michelin",
        ])
    func `one tyre in many spellings`(typed: String) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.tyres.map(\.text) == ["205/55 R16"])
        #expect(reading.numbers == [])
        #expect(reading.priceTo == nil)
    }

    @Test func `tyres of motorcycles need their stroke`() {
        #expect(QueryReading("90/90-17", in: Markets.kenya).tyres.map(\.text) == ["90/90 R17"])
        #expect(QueryReading("90 90 17", in: Markets.kenya).tyres == [])
        #expect(QueryReading("205/55", in: Markets.kenya).tyres == [])
        #expect(QueryReading("205/55 R99", in: Markets.kenya).tyres == [])
    }

    @Test(
        arguments: [
            ("sugar 500 g", 500, .grams), ("sugar 0.5kg", 500, .grams), ("1,5 l water", 1_500, .millilitres),
            ("tv 15 inch", 381, .millimetres), ("tv 15\"", 381, .millimetres), ("tv 15''", 381, .millimetres),
            ("tv 15.6″", 396.24, .millimetres), ("64GB phone", 64, .gigabytes), ("1tb disk", 1_024, .gigabytes),
            ("fan 220v", 220, .volts), ("engine oil 5w-30", 530, .oilGrade), ("5W30", 530, .oilGrade),
            ("10w 40 oil", 1_040, .oilGrade), ("bulb 9 watts", 9, .watts), ("سكر ٥٠٠ غرام", 500, .grams),
            ("น้ำตาล 500กรัม", 500, .grams), ("maziwa lita 2", nil, nil), ("maziwa 2 lita", 2_000, .millilitres),
            ("5g phone", nil, nil), ("10 a", nil, nil), ("5 in 1", nil, nil), ("1,500 g", 1_500, .grams),
            ("1.5.2 kg", nil, nil),
            ("power bank 20000mah", 20, .ampereHours), ("64 go", nil, nil), ("kg", nil, nil),
            ("9999999999 kg", nil, nil),
        ] as [(String, Double?, MeasureUnit?)])
    func `measures in their canonical unit`(typed: String, value: Double?, unit: MeasureUnit?) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.measures.map(\.value) == (value.map { [$0] } ?? []))
        #expect(reading.measures.map(\.unit) == (unit.map { [$0] } ?? []))
        #expect(reading.words == typed)
    }

    @Test func `a measure knows its other spellings`() {
        func spellings(_ typed: String) -> [String] {
            QueryReading(typed, in: Markets.tunisia).measures.flatMap(\.spellings)
        }
        #expect(
            spellings("500g") == [
                "500 g", "500g", "0.5 kg", "0.5kg", "0,5 kg", "0,5kg", "500 gr", "500 gm", "500 gram", "500 gramme",
                "500 gramu",
            ])
        #expect(
            spellings("15 pouces") == [
                "381 mm", "381mm", "38.1 cm", "38.1cm", "38,1 cm", "38,1cm", "0.381 m", "0.381m", "0,381 m", "0,381m",
                "15 in", "15 inch", "15 inches", "15 inchi", "15 pouce", "15\"",
            ])
        #expect(spellings("8 ft").suffix(5) == ["8 ft", "8 foot", "8 feet", "8 futi", "8 pied"])
        #expect(spellings("5w30") == ["5W-30", "5W30", "5W 30"])
        #expect(spellings("64 go") == ["64 gb", "64gb", "64 gig", "64 gigabyte", "64 go"])
    }

    @Test func `what is spelled otherwise is remembered as it was typed`() {
        let reading = QueryReading("michelin 205/55 R16 and oil 5 litres", in: Markets.kenya)
        #expect(reading.spelled.map(\.said) == ["205/55 R16", "5 litres"])
        #expect(reading.spelled[0].others == reading.tyres[0].spellings)
        #expect(reading.spelled[1].others == reading.measures[0].spellings)
    }

    @Test(
        arguments: [
            ("bumper 2015", [2015]), ("bumper 2027", [2027]), ("bumper 2028", []), ("bumper 1949", []),
            ("bumper ٢٠١٥", [2015]),
            ("bumper 2012-2015", [2012, 2015]), ("from 2010 to 2015", [2010, 2015]), ("under 2015", []),
            ("shoes 2000 bob", []), ("2000 w", []),
            ("ปี 2558", [2015]), ("2558", []),
        ] as [(String, [Int])])
    func `model years`(typed: String, years: [Int]) {
        #expect(QueryReading(typed, in: Markets.kenya).years == years)
    }

    @Test(
        arguments: [
            ("toyota corolla brake pads", 11, nil, "brake pads"),
            ("brake pads for Toyota Corolla 2015", 11, 2015, "brake pads"),
            ("2015 corolla brake pads", 11, 2015, "brake pads"), ("golf 7", 70, nil, "golf 7"),
            ("golf 7 2015", 70, 2015, "golf 7 2015"),
            ("cheap golf 7", 70, nil, "golf 7"), ("cx5 mirror mazda", nil, nil, "cx5 mirror mazda"),
            ("mazda cx5 mirror", 5, nil, "mirror"),
            ("mazda CX-5 mirror", 5, nil, "mirror"), ("mazda cx 5 mirror", 5, nil, "mirror"),
            ("new beetle wiper", 8, nil, "wiper"),
            ("peugeot 2008 wiper", 28, nil, "wiper"), ("mercedes benz c 200 wiper", 200, nil, "wiper"),
            ("golf 7 corolla wiper", nil, nil, "golf 7 corolla wiper"),
            ("toyota brake pads corolla", 11, nil, "brake pads"),
            ("pads ya corolla", 11, nil, "pads"), ("red corolla", 11, nil, "red"),
            ("corolla \"brake pads\"", 11, nil, ""),
            ("golf 8 wiper", nil, nil, "golf 8 wiper"), ("golf 7 -wiper", 70, nil, "golf 7"),
        ] as [(String, Int64?, Int?, String)])
    func `a vehicle leaves the words, unless nothing else is left`(
        typed: String, vehicle: Int64?, year: Int?, words: String
    ) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.vehicle == vehicle)
        #expect(reading.vehicleYear == year)
        #expect(reading.years == (year.map { [$0] } ?? []))
        #expect(reading.words == words)
    }

    @Test func `a vehicle in Arabic, with the prefix for its owner`() {
        let reading = QueryReading("فرامل لتويوتا كورولا ٢٠١٥", in: Markets.tunisia)
        #expect(reading.vehicle == 11)
        #expect(reading.vehicleYear == 2015)
        #expect(reading.words == "فرامل")
    }
}
