import Search
import Testing
import Vocabulary

/// A query, the least and the most to pay in whole units, and the words that are left.
private typealias Line = (typed: String, from: Int64?, to: Int64?, words: String)

@Suite struct PriceReadingTests {
    @Test(
        arguments: [
            ("shoes under 5000", nil, 5_000, "shoes"), ("shoes below 5k", nil, 5_000, "shoes"),
            ("shoes < 5,000", nil, 5_000, "shoes"), ("shoes <5000", nil, 5_000, "shoes"),
            ("shoes ≤ 5000", nil, 5_000, "shoes"),
            ("Shoes LESS THAN KSh 5,000/= please", nil, 5_000, "Shoes please"),
            ("up to 1.5k sneakers", nil, 1_500, "sneakers"),
            ("phone over 2000", 2_000, nil, "phone"), ("phone >= 2000", 2_000, nil, "phone"),
            ("from 1000 to 2000 dress", 1_000, 2_000, "dress"), ("dress between 10 and 20k", 10_000, 20_000, "dress"),
            ("dress between 10k and 20k", 10_000, 20_000, "dress"), ("dress between 500 and 2k", 500, 2_000, "dress"),
            ("1000-2000 ksh shoes", 1_000, 2_000, "shoes"), ("ksh 1000-2000 shoes", 1_000, 2_000, "shoes"),
            ("shoes ksh1000-2000", 1_000, 2_000, "shoes"), ("shoes 1,000/= - 2,000/=", 1_000, 2_000, "shoes"),
            ("shoes 1000 to 2000 bob", 1_000, 2_000, "shoes"), ("shoes price 1000-2000", 1_000, 2_000, "shoes"),
            ("shoes price range 1000 to 2000", 1_000, 2_000, "shoes"), ("budget 5000 phone", nil, 5_000, "phone"),
            ("phone 5000 or less", nil, 5_000, "phone"), ("phone 5000 bob max", nil, 5_000, "phone"),
            ("phone max ksh 5000", nil, 5_000, "phone"), ("phone 5000 and above", 5_000, nil, "phone"),
            ("over 100 under 300 cups", 100, 300, "cups"), ("land under ksh 2m", nil, 2_000_000, "land"),
            ("land under 2 million", nil, 2_000_000, "land"), ("between 2000 and 1000 cups", 1_000, 2_000, "cups"),
            ("cups under 500 under 300", nil, 300, "cups"), ("cups under 5 000", nil, 5_000, "cups"),
            ("cups under sh500", nil, 500, "cups"), ("under5000", nil, nil, "under5000"),
        ] as [(String, Int64?, Int64?, String)])
    func `English prices in shillings`(typed: String, from: Int64?, to: Int64?, words: String) {
        expect((typed, from, to, words), in: Markets.kenya, by: Money.kes)
    }

    @Test(
        arguments: [
            "205-55", "205-55 tyres", "air max 90", "iphone 13 pro max 256", "under 18 years", "tank up to 500 l",
            "tv under 50 inch", "fridge under 200w", "from 2010 to 2015", "between 2010 and 2015", "from 2012",
            "1000-2000",
            "under", "under armour", "over the knee", "under 0", "up to", "from to", "under 99999999999999999999",
            "between 5", "less than", "5k", "under 1,23,4", "ksh", "boots to 500", "shoes under 12 months", "up to 5kg",
        ])
    func `what is no price stays among the words`(typed: String) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.priceFrom == nil)
        #expect(reading.priceTo == nil)
        #expect(reading.words == typed)
    }

    @Test(
        arguments: [
            ("viatu chini ya 5000", nil, 5_000, "viatu"), ("viatu bei ya chini ya 5000", nil, 5_000, "viatu"),
            ("kati ya 1000 na 2000 viatu", 1_000, 2_000, "viatu"), ("simu zaidi ya 2000", 2_000, nil, "simu"),
            ("simu ya bei chini ya 10000", nil, 10_000, "simu"), ("simu hadi elfu 5", nil, 5_000, "simu"),
            ("kuanzia 1000 hadi 2000 simu", 1_000, 2_000, "simu"),
            ("simu bei 1000 hadi 2000", 1_000, 2_000, "simu"), ("shamba chini ya milioni 2", nil, 2_000_000, "shamba"),
            ("simu kutoka shilingi 500", 500, nil, "simu"),
        ] as [(String, Int64?, Int64?, String)])
    func `Swahili prices`(typed: String, from: Int64?, to: Int64?, words: String) {
        expect((typed, from, to, words), in: Markets.kenya, by: Money.kes)
    }

    @Test(
        arguments: [
            ("chaussures moins de 200 dt", nil, 200, "chaussures"), ("entre 100 et 200 dinars robe", 100, 200, "robe"),
            ("robe à partir de 100", 100, nil, "robe"), ("robe jusqu'à 1 250 dt", nil, 1_250, "robe"),
            ("robe jusqu’à 100", nil, 100, "robe"), ("robe de 100 à 200 dt", 100, 200, "robe"),
            ("robe plus de 50dt", 50, nil, "robe"), ("robe 200 dt maximum", nil, 200, "robe"),
            ("prix max 200 robe", nil, 200, "robe"), ("robe 100-200 DT", 100, 200, "robe"),
            ("MOINS DE 5 000 TND", nil, 5_000, ""), ("robe plus de 50", nil, nil, "robe plus de 50"),
            ("robe au-dessus de 50", 50, nil, "robe"),
        ] as [(String, Int64?, Int64?, String)])
    func `French prices in dinars`(typed: String, from: Int64?, to: Int64?, words: String) {
        expect((typed, from, to, words), in: Markets.tunisia, by: Money.tnd)
    }

    @Test(
        arguments: [
            ("حذاء أقل من ٥٠٠ دينار", nil, 500, "حذاء"), ("حذاء اقل من 500", nil, 500, "حذاء"),
            ("حذاء أقل من ۵۰۰ د.ت", nil, 500, "حذاء"), ("حذاء بين ١٠٠ و ٢٠٠ دينار", 100, 200, "حذاء"),
            ("حذاء بين ١٠٠ و٢٠٠", 100, 200, "حذاء"), ("حذاء من 100 إلى 200 دينار", 100, 200, "حذاء"),
            ("حذاء أكثر من 100", 100, nil, "حذاء"), ("حذاء بسعر ١٠٠-٢٠٠", 100, 200, "حذاء"),
            ("حذاء تحت 100دينار", nil, 100, "حذاء"), ("سيارة أقل من ٢٠ ألف دينار", nil, 20_000, "سيارة"),
            ("كتاب من 100 صفحة", nil, nil, "كتاب من 100 صفحة"),
        ] as [(String, Int64?, Int64?, String)])
    func `Arabic prices, in digits of both kinds`(typed: String, from: Int64?, to: Int64?, words: String) {
        expect((typed, from, to, words), in: Markets.tunisia, by: Money.tnd)
    }

    @Test(
        arguments: [
            ("รองเท้า ไม่เกิน 500 บาท", nil, 500, "รองเท้า"), ("รองเท้าไม่เกิน500บาท", nil, 500, "รองเท้า"),
            ("รองเท้า ต่ำกว่า ฿500", nil, 500, "รองเท้า"), ("รองเท้า 500-1000 บาท", 500, 1_000, "รองเท้า"),
            ("รองเท้าราคา 500 ถึง 1000", 500, 1_000, "รองเท้า"), ("รองเท้าระหว่าง 500 ถึง 1000 บาท", 500, 1_000, "รองเท้า"),
            ("รองเท้า 500 บาทขึ้นไป", 500, nil, "รองเท้า"), ("รองเท้า ๕๐๐ บาทลงมา", nil, 500, "รองเท้า"),
            ("งบ 500 รองเท้า", nil, 500, "รองเท้า"), ("รถไม่เกิน 2 แสน", nil, 200_000, "รถ"),
            ("มากกว่า 500 รองเท้า", 500, nil, "รองเท้า"), ("น้ำหนักไม่เกิน 500 กรัม", nil, nil, "น้ำหนักไม่เกิน 500 กรัม"),
        ] as [(String, Int64?, Int64?, String)])
    func `Thai prices, with blanks and without`(typed: String, from: Int64?, to: Int64?, words: String) {
        expect((typed, from, to, words), in: Markets.thailand, by: Money.thb)
    }

    @Test(
        arguments: [
            ("phone under $200", "USD", 20_000), ("phone under 200 usd", "USD", 20_000),
            ("phone under €200", "EUR", 20_000),
            ("phone under 200 dinars", "TND", 200_000), ("phone under 200 baht", "THB", 20_000),
            ("phone under 20000 UGX", "UGX", 20_000), ("phone under 1.5k ugx", "UGX", 1_500),
            ("phone under 200 TRY", "TRY", 20_000), ("phone under 200 dt", "TND", 200_000),
            ("phone under 1,500 dt", "TND", 1_500), ("phone under 200 try", "KES", 20_000),
        ] as [(String, String, Int64)])
    func `a currency that is named counts`(typed: String, code: String, minor: Int64) throws {
        let currency = try #require(Currency(code: code))
        #expect(QueryReading(typed, in: Markets.kenya).priceTo == Money(minor: minor, currency: currency))
    }

    @Test func `a name of several currencies is the market's own`() {
        #expect(QueryReading("under 200 dollars", in: Markets.kenya).priceTo == Money.usd(200))
        #expect(QueryReading("under 200 shillings", in: Markets.kenya).priceTo == Money.kes(200))
        #expect(QueryReading("from 200 usd to 300 eur", in: Markets.kenya).priceTo == nil)
    }

    @Test(
        arguments: [
            ("cheap shoes", "shoes"), ("viatu rahisi", "viatu"), ("viatu vya bei nafuu", "viatu"),
            ("chaussures pas chères", "chaussures"), ("حذاء رخيص", "حذاء"), ("รองเท้าราคาถูก", "รองเท้า"),
            ("รองเท้า ถูก", "รองเท้า"), ("budget phone", "phone"), ("cheapest", ""),
        ])
    func `who wants it cheap says so in every language`(typed: String, words: String) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.wantsCheap)
        #expect(reading.words == words)
    }

    private func expect(_ line: Line, in market: ReadingContext, by money: (Int64) -> Money) {
        let reading = QueryReading(line.typed, in: market)
        #expect(reading.priceFrom == line.from.map(money))
        #expect(reading.priceTo == line.to.map(money))
        #expect(reading.words == line.words)
    }
}
