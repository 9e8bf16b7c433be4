import QRCodes
import Testing

struct QRCodeTests {
    @Test func `a code is as large as its text needs, and no larger`() throws {
        #expect(try #require(QRCode("a")).side == 21)
        #expect(try #require(QRCode(String(repeating: "a", count: 14))).side == 21)
        #expect(try #require(QRCode(String(repeating: "a", count: 15))).side == 25)
        #expect(try #require(QRCode(String(repeating: "a", count: 2_331))).side == 177)
    }

    @Test(arguments: ["", "a\0b", String(repeating: "a", count: 2_332)])
    func `what no code holds makes none`(text: String) { #expect(QRCode(text) == nil) }

    @Test func `three corners look as cameras expect, and the fourth does not`() throws {
        let code = try #require(QRCode("otpauth://totp/Soko:Amina?secret=JBSWY3DPEHPK3PXP&issuer=Soko"))
        let last = code.side - 7
        for (column, row) in [(0, 0), (last, 0), (0, last)] {
            for y in 0..<7 {
                for x in 0..<7 {
                    // A ring, a lighter one, a square of three by three.
                    let ring = max(abs(x - 3), abs(y - 3))
                    #expect(code.isDark(column: column + x, row: row + y) == (ring != 2), "\(column + x), \(row + y)")
                }
            }
        }
        let corner = (0..<7).flatMap { y in (0..<7).map { code.isDark(column: last + $0, row: last + y) } }
        let finder = (0..<7).flatMap { y in (0..<7).map { max(abs($0 - 3), abs(y - 3)) != 2 } }
        #expect(corner != finder)
        // Dark and light take turns between two corners.
        for x in 8..<last - 1 { #expect(code.isDark(column: x, row: 6) == (x % 2 == 0)) }
    }

    @Test func `the drawing covers exactly the dark modules, and keeps clear of the edge`() throws {
        let code = try #require(QRCode("Soko, 市場, سوق"))
        var drawn = Set<[Int]>()
        for piece in code.path.split(separator: "z") {
            let match = try #require(piece.wholeMatch(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)/))
            let (x, y, length) = (try #require(Int(match.1)), try #require(Int(match.2)), try #require(Int(match.3)))
            #expect(match.3 == match.4)
            for column in x..<x + length { drawn.insert([column - QRCode.margin, y - QRCode.margin]) }
        }
        var dark = Set<[Int]>()
        for row in 0..<code.side {
            for column in 0..<code.side where code.isDark(column: column, row: row) { dark.insert([column, row]) }
        }
        #expect(drawn == dark)
    }
}
