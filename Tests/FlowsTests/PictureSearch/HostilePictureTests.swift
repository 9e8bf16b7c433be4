import Flows
import Foundation
import Images
import Postgres
import TestSupport
import Testing
import Vocabulary

struct HostilePictureTests {
    @Test func `what is no picture is refused with its reason, and nothing is written`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let real = try await shelf.drawing(DrawnShelf.svg(DrawnShelf.ball("#c22a2a")), .png)
            let script = Array(#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.utf8)
            let refused: [(String, [UInt8], String)] = [
                ("nothing", [], "picture_empty"), ("words", Array("a kettle".utf8), "not_a_picture"),
                ("a drawing with a program", script, "picture_unsupported"),
                ("a half", Array(real.prefix(real.count / 2)), "picture_truncated"),
                ("50 MB", real + [UInt8](repeating: 0, count: 50 << 20), "picture_too_many_bytes"),
                ("a bomb", Self.bomb(side: 60_000), "picture_too_many_pixels"),
            ]
            for (name, bytes, code) in refused {
                for part in [PicturePart.whole, .subject] {
                    do {
                        _ = try await shelf.find.look(at: bytes, part)
                        Issue.record("\(name) was taken")
                    } catch let refusal as PictureSearchRefusal { #expect(refusal.code == code, "\(name)") }
                }
            }
            let events = try await Cast.count("events", in: db), jobs = try await Cast.jobs(in: db)
            #expect(events == 0)
            #expect(jobs == [])
        }
    }

    @Test func `only four numbers inside the picture are a part of it`() {
        for text in [
            "", ",", "0,0,1", "0,0,1,1,1", "-0.1,0,0.5,0.5", "nan,0,1,1", "0,0,inf,1", "0,0,1e9,1", "0x1,0,1,1",
            "0,0,0,0", "0.9,0,0.5,0.5", "0,0,2,2", "0,0,99999999999999999999,1", "0 ,0,1,1", "٠,0,1,1", "half",
            "0,0,0.001,0.5", String(repeating: "0", count: 200) + ",0,1,1", ".,.,.,.",
        ] { #expect(PicturePart(text: text) == nil, "\(text)") }
        for (text, same) in [
            ("whole", "whole"), ("subject", "subject"), ("0,0,1,1", "whole"),
            ("0.25,0.5,0.5,0.25", "0.25,0.5,0.5,0.25"),
            ("0.1,0,0.9,1", "0.1,0,0.9,1"),
        ] { #expect(PicturePart(text: text)?.text == same) }
    }

    @Test func `numbers in an address come back as they were, and nothing else is taken for some`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let seen = try await shelf.find.look(
                at: try await shelf.drawing(DrawnShelf.svg(DrawnShelf.ball("#c22a2a"))), .whole
            ).seen
            #expect(SeenPicture(text: seen.text) == seen)
            #expect(seen.text.utf8.count <= 520)
            for text in [
                "", "AAAA", String(repeating: "A", count: 40), String(repeating: "_", count: 1_100), "ÄÖÜ" + seen.text,
                seen.text + "!", seen.text + "=", "../../etc/passwd",
            ] { #expect(SeenPicture(text: text) == nil, "\(text.prefix(20))") }
            // Any numbers only ask.
            let any = try #require(
                SeenPicture(text: String(seen.text.prefix(6)) + String(repeating: "g", count: 1_020)))
            let found = try await shelf.found(PictureWish(.seen(any)))
            #expect(found == [])
            // Another model's cannot be compared.
            let other = try #require(SeenPicture(text: "AAAAAAgICA"))
            await #expect(throws: PictureSearchRefusal.outdated) { try await shelf.find(PictureWish(.seen(other))) }
        }
    }

    @Test func `an empty sheet is no question`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let sheet = try await shelf.drawing(DrawnShelf.svg("", ground: "#ffffff"))
            let look = try await shelf.find.look(at: sheet, .subject)
            // It has a colour at least, and all of it is meant.
            #expect(look.part == .whole)
        }
    }

    /// A PNG of a few hundred bytes that says it is so many pixels a side.
    private static func bomb(side: UInt32) -> [UInt8] {
        func big(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
        func crc(_ bytes: [UInt8]) -> UInt32 {
            var crc = ~UInt32(0)
            for byte in bytes {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
            }
            return ~crc
        }
        func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
            let named = Array(kind.utf8) + body
            return big(UInt32(body.count)) + named + big(crc(named))
        }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let size: [UInt8] = big(side) + big(side)
        file += chunk("IHDR", size + [8, 2, 0, 0, 0])
        file += chunk("IDAT", [0x78, 0x9C] + [UInt8](repeating: 0, count: 300))
        return file + chunk("IEND", [])
    }
}
