import Catalog
import Flows
import Images
import Postgres
import TestSupport
import Testing
import Vocabulary

struct FindByPictureTests {
    @Test func `what looks like the picture comes first, whatever its format and size`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let red = try await shelf.product("Kettle", DrawnShelf.svg(DrawnShelf.ball("#c22a2a")), number: 1)
            let blue = try await shelf.product("Basin", DrawnShelf.svg(DrawnShelf.ball("#2a4fc2")), number: 2)
            let green = try await shelf.product("Bowl", DrawnShelf.svg(DrawnShelf.ball("#2aa04a")), number: 3)
            for (colour, first) in [("#bf2d30", red), ("#2d50bf", blue), ("#2c9c4c", green)] {
                for format in [Rendition.Format.jpeg, .png, .webp] {
                    let asked = try await shelf.drawing(
                        DrawnShelf.svg(DrawnShelf.ball(colour, x: 220, radius: 100)), format)
                    let found = try await shelf.found(asked)
                    #expect(found.first == first, "\(colour) \(format)")
                    #expect(Set(found) == [red, blue, green])
                }
            }
        }
    }

    @Test func `words shift the order, the more the less the picture counts`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let red = try await shelf.product("Red kettle", DrawnShelf.svg(DrawnShelf.ball("#c22a2a")), number: 1)
            let blue = try await shelf.product("Blue kettle", DrawnShelf.svg(DrawnShelf.ball("#2a4fc2")), number: 2)
            let asked = try await shelf.drawing(DrawnShelf.svg(DrawnShelf.ball("#c22a2a")))
            for (words, share, order) in [
                (nil, 60, [red, blue]), ("   ", 0, [red, blue]), ("blue kettle", 100, [red, blue]),
                ("blue kettle", 5, [blue, red]), ("blue kettle", 0, [blue, red]),
            ] as [(String?, Int, [ProductID])] {
                let found = try await shelf.found(asked, words: words, share: share)
                #expect(found == order, "\(words ?? "no words") at \(share)")
            }
        }
    }

    @Test func `a part of a picture finds other things than all of it`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let red = try await shelf.product("Kettle", DrawnShelf.svg(DrawnShelf.ball("#c22a2a")), number: 1)
            let blue = try await shelf.product("Basin", DrawnShelf.svg(DrawnShelf.ball("#2a4fc2")), number: 2)
            let both = DrawnShelf.svg(
                DrawnShelf.ball("#c22a2a", x: 120, radius: 90) + DrawnShelf.ball("#2a4fc2", x: 360, radius: 90))
            let asked = try await shelf.drawing(both)
            let start = try #require(PicturePart(text: "0,0.25,0.5,0.5"))
            let end = try #require(PicturePart(text: "0.5,0.25,0.5,0.5"))
            let (atStart, atEnd) = (try await shelf.found(asked, start), try await shelf.found(asked, end))
            #expect(atStart == [red, blue])
            #expect(atEnd == [blue, red])
            // The same of a product's own picture, which never finds itself.
            let pair = try await shelf.product("Two of them", both, number: 3)
            let (ofPair, ofEnd) = (
                try await shelf.found(PictureWish(.product(pair, start))),
                try await shelf.found(PictureWish(.product(pair, end)))
            )
            #expect(ofPair == [red, blue])
            #expect(ofEnd == [blue, red])
        }
    }

    @Test func `what stands out is suggested, and searched with when that is asked for`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let asked = try await shelf.drawing(DrawnShelf.svg(DrawnShelf.ball("#c22a2a", x: 330, y: 150, radius: 70)))
            let (whole, subject) = (
                try await shelf.find.look(at: asked, .whole), try await shelf.find.look(at: asked, .subject)
            )
            #expect(whole.part == .whole)
            #expect(subject.part == whole.subject)
            guard case .region(let region) = subject.part else { return #expect(Bool(false), "nothing stands out") }
            #expect(region.left < 0.55 && region.left + region.width > 0.83)
            #expect(region.top < 0.17 && region.top + region.height > 0.45)
            #expect(region.width < 0.6 && region.height < 0.6)
            #expect(whole.seen != subject.seen)
        }
    }

    @Test func `goods that are not live are never found, nor asked with`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let live = try await shelf.product("Kettle", DrawnShelf.svg(DrawnShelf.ball("#9a5a2a")), number: 1)
            var away: [ProductID] = []
            for (number, status) in ["hidden", "flagged", "rejected", "inactive"].enumerated() {
                away.append(
                    try await shelf.product(
                        "Pot", DrawnShelf.svg(DrawnShelf.ball("#c22a2a")), number: 10 + number, status: status))
            }
            let asked = try await shelf.drawing(DrawnShelf.svg(DrawnShelf.ball("#c22a2a")))
            let found = try await shelf.found(asked)
            #expect(found == [live])
            for id in away + [ProductID.random()] {
                await #expect(throws: PictureSearchRefusal.noSuchProduct) {
                    try await shelf.find(PictureWish(.product(id, .subject)))
                }
            }
        }
    }

    @Test func `a filter holds for everything found, and pages follow one another`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            var all: [ProductID] = []
            for number in 1...9 {
                all.append(
                    try await shelf.product(
                        "Bowl \(number)", DrawnShelf.svg(DrawnShelf.ball("#2aa04a", radius: 40 + number * 15)),
                        number: number))
            }
            try await db.run("UPDATE products SET category = 'kitchen' WHERE id = ANY (\(Array(all[3...]))::bigint[])")
            let asked = try await shelf.drawing(DrawnShelf.svg(DrawnShelf.ball("#2aa04a")))
            let seen = try await shelf.find.look(at: asked, .whole).seen
            var wish = PictureWish(.seen(seen), filter: WallFilter(categories: ["kitchen"]), limit: 4)
            let first = try await shelf.find(wish)
            wish.offset = 4
            let second = try await shelf.find(wish)
            wish.offset = FindByPicture.deepest
            let beyond = try await shelf.find(wish)
            #expect(first.neighbours.count == 4 && first.hasMore)
            #expect(second.neighbours.count == 2 && !second.hasMore)
            #expect(beyond.neighbours.isEmpty && !beyond.hasMore)
            #expect(Set((first.neighbours + second.neighbours).map(\.product)) == Set(all[3...]))
        }
    }

    @Test func `words beside a product lead from its own picture`() async throws {
        try await withDatabase { db in
            let shelf = try await DrawnShelf(db)
            let asked = try await shelf.product("Kettle", DrawnShelf.svg(DrawnShelf.ball("#c22a2a")), number: 1)
            let alike = try await shelf.product("Teapot", DrawnShelf.svg(DrawnShelf.ball("#c0302a")), number: 2)
            let named = try await shelf.product("Blue basin", DrawnShelf.svg(DrawnShelf.ball("#2a4fc2")), number: 3)
            let plain = try await shelf.found(PictureWish(.product(asked, .whole)))
            let worded = try await shelf.found(PictureWish(.product(asked, .whole), words: "blue basin", share: 10))
            #expect(plain == [alike, named])
            #expect(worded == [named, alike])
        }
    }
}
