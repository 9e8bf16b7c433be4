import Retrieval
import Vocabulary

/// What people call money. A name that several countries use (`dinar`, `shilling`, `$`) means the market's own, and
/// otherwise the first.
enum CurrencyNames {
    static func currency(_ word: String, typed: String, in market: Currency) -> Currency? {
        if let codes = all[word] {
            return codes.contains(market.code) ? market : codes.first.flatMap { Currency(code: $0) }
        }
        // Other codes only in capitals: TRY and PEN are words as well.
        guard typed.utf8.count == 3, typed.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        return Currency(code: typed)
    }

    /// Whether a number may follow or precede without a blank: `ksh500`, `500dt`.
    static func isKnown(_ word: String) -> Bool { all[word] != nil }

    static let all: [String: [String]] = {
        var all: [String: [String]] = [:]
        for (codes, names) in table {
            for name in names.split(separator: ",") {
                all[Folding.folded(String(name)), default: []] += codes.split(separator: " ").map(String.init)
            }
        }
        return all
    }()

    private static let table: [(codes: String, names: String)] = [
        ("KES", "kes,ksh,kshs,k.sh,kenya shillings,bob"),
        ("KES TZS UGX SOS", "sh,shs,shilling,shillings,shilingi,/=,/-,شلن"),
        ("TZS", "tzs,tsh,tshs"),
        ("UGX", "ugx,ush,ushs"),
        ("TND", "tnd,dt,د.ت,دت"),
        ("TND DZD LYD IQD KWD JOD BHD", "dinar,dinars,دينار,دنانير,دينارا,الدينار"),
        ("DZD", "dzd,da"),
        ("THB", "thb,฿,baht,bath,บาท,บ"),
        ("USD", "usd,us$,دولار,دولارات,ดอลลาร์,ดอลล่าร์"),
        ("USD CAD AUD HKD SGD NZD NAD", "$,dollar,dollars,dola,buck,bucks"),
        ("EUR", "eur,€,euro,euros,يورو,ยูโร"),
        ("GBP", "gbp,quid"),
        ("GBP EGP SDG SSP LBP", "£,pound,pounds,paundi"),
        ("EGP", "جنيه"),
        ("NGN", "ngn,₦,naira"),
        ("ZAR", "zar,rand"),
        ("GHS", "ghs,₵,cedi,cedis"),
        ("INR PKR LKR NPR MUR", "₹,rupee,rupees"),
        ("MAD AED", "mad,dirham,dirhams,dhs,درهم,دراهم"),
        ("AED", "aed"),
        ("SAR QAR OMR YER", "ريال,riyal,riyals"),
        ("XOF XAF", "cfa,fcfa"),
        ("CNY JPY", "¥"),
        ("CNY", "cny,rmb,yuan,หยวน"),
        ("JPY", "jpy,yen,เยน"),
        ("RWF", "rwf"),
        ("ETB", "etb,birr"),
    ]
}
