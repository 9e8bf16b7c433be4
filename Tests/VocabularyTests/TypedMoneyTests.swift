import Testing
import Vocabulary

@Suite struct TypedMoneyTests {
    @Test(
        arguments: [
            ("2500", 250_000), ("2,500", 250_000), ("2,500.5", 250_050), ("2.500,50", 250_050), ("2 500,00", 250_000),
            ("KSh 2,500/=", nil), ("KES 2500", 250_000), ("2500 KES", 250_000), ("٢٥٠٠", 250_000),
            ("٢٬٥٠٠٫٥٠", 250_050),
            ("12.5", 1_250), ("0", 0), (".50", 50), ("1,234,567.89", 123_456_789), ("1.234.567", 123_456_700),
            ("1,23,456", nil), ("2.505", 250_500), ("2.5050", nil), ("", nil), ("-5", nil), ("12 34 x 5", nil),
            ("99999999999999999999", nil), ("1e5", nil), ("$5", 500),
        ] as [(String, Int64?)])
    func `shillings`(text: String, minor: Int64?) {
        #expect(Money(typed: text, currency: .kes)?.minor == minor)
    }

    @Test(
        arguments: [
            ("1,500", 1_500), ("1.500", 1_500), ("1 500,250", 1_500_250), ("1.234,5", 1_234_500), ("12", 12_000),
        ] as [(String, Int64)])
    func `dinars have three decimals`(text: String, minor: Int64) {
        #expect(Money(typed: text, currency: .tnd)?.minor == minor)
    }

    @Test func `a currency without decimals takes none`() {
        let francs = Currency(code: "XOF")
        #expect(francs.flatMap { Money(typed: "2,500", currency: $0) }?.minor == 2_500)
        #expect(francs.flatMap { Money(typed: "2.50", currency: $0) } == nil)
    }

    @Test(arguments: [0, 5, 50, 250_000, 123_456_789] as [Int64])
    func `what a field holds reads as the same amount`(minor: Int64) {
        let money = Money(minor: minor, currency: .kes)
        #expect(Money(typed: money.field, currency: .kes) == money)
    }
}
