import Retrieval
import Search
import Testing
import Vocabulary

@Suite struct FoldingTests {
    @Test(
        arguments: [
            ("  Été  ÇA\tVa ", "ete ca va"), ("Œuf Straße İstanbul", "oeuf strasse istanbul"),
            ("أحمد إلى آخر", "احمد الي اخر"),
            ("مدرسة", "مدرسه"), ("مُدَرِّس", "مدرس"), ("كتـــاب", "كتاب"), ("ی ک", "ي ك"), ("مسؤول", "مسوول"),
            ("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ๐๑๒๓๔๕๖๗๘๙", "0123456789 0123456789 0123456789"), ("ＡＢＣ１", "abc1"), ("ﻻ", "لا"),
            ("𝗦𝗮𝗹𝗲", "sale"),
            ("l’été “a” – b", "l'ete \"a\" - b"), ("น้ำ", "น้ำ"), ("นํ้า", "น้ำ"), ("น้ํา", "น้ำ"), ("เเก้ว", "แก้ว"), ("ЁЖ", "еж"),
            ("٫٬", ".,"),
            ("a\u{200D}b\u{202E}", "ab"), ("", ""), ("\u{0}", ""),
        ])
    func `many spellings fold to one`(typed: String, folded: String) {
        let result = Folding.folded(typed)
        #expect(result.unicodeScalars.elementsEqual(folded.unicodeScalars), "\(result.debugDescription)")
    }

    @Test func `folding twice is folding once, for every code point`() {
        var broken: [Unicode.Scalar] = []
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.folded("a" + String(scalar) + "b")
            if Folding.folded(once) != once { broken.append(scalar) }
        }
        #expect(broken == [])
    }

    @Test func `a reading folds its whole query`() {
        #expect(QueryReading(" Été  \u{202E}٢٠١٥ ", in: Markets.kenya).folded == "ete 2015")
    }
}
