import Catalog
import Foundation
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

/// What every index of vectors does, whoever plays it.
@Suite(.timeLimit(.minutes(10))) struct VectorIndexTests {
    @Test(arguments: Player.present) func `an empty index has no neighbours`(_ player: Player) async throws {
        try await player.visit { stand in
            let near = try await stand.near()
            let like = try await stand.index.nearest(to: ProductID.random(), filter: WallFilter(), limit: 5)
            let count = try await stand.index.count(model: IndexStand.model)
            #expect(near == [])
            #expect(like == [])
            #expect(count == 0)
            try await stand.index.check()
        }
    }

    @Test(arguments: Player.present) func `the nearest come first, with their cosines, at most as many as asked for`(
        _ player: Player
    ) async throws {
        try await player.visit { stand in
            let far = try await stand.product(1, at: 90), near = try await stand.product(2, at: 10),
                middle = try await stand.product(3, at: 60), behind = try await stand.product(4, at: 180)
            let found = try await stand.index.nearest(
                to: try IndexStand.direction(0), model: IndexStand.model, filter: WallFilter(), limit: 10)
            #expect(found.map(\.product) == [near, middle, far, behind])
            for (one, wanted) in zip(found, [0.9848, 0.5, 0, -1] as [Float]) {
                #expect(abs(one.cosine - wanted) < 0.001)
            }
            let two = try await stand.near(limit: 2)
            #expect(two == [near, middle])
            let count = try await stand.index.count(model: IndexStand.model)
            #expect(count == 4)
        }
    }

    @Test(arguments: Player.present) func `a product's neighbours are without itself`(_ player: Player) async throws {
        try await player.visit { stand in
            let own = try await stand.product(1, at: 0), near = try await stand.product(2, at: 5),
                far = try await stand.product(3, at: 50)
            let bare = try await Cast.product(number: 9, of: try await stand.seller(), in: stand.db)
            func like(_ id: ProductID) async throws -> [ProductID] {
                try await stand.index.nearest(to: id, filter: WallFilter(), limit: 10).map(\.product)
            }
            let (ofOwn, ofNear, ofBare) = (try await like(own), try await like(near), try await like(bare))
            #expect(ofOwn == [near, far])
            #expect(ofNear == [own, far])
            #expect(ofBare == [])
        }
    }

    @Test(arguments: Player.present) func `a new vector takes the old one's place`(_ player: Player) async throws {
        try await player.visit { stand in
            let turned = try await stand.product(1, at: 0), still = try await stand.product(2, at: 30)
            try await ProductEmbedding.store(
                try IndexStand.direction(80), of: turned, model: IndexStand.model, in: stand.db)
            try await stand.index.follow([turned, turned], as: stand.db)
            let near = try await stand.near()
            let count = try await stand.index.count(model: IndexStand.model)
            #expect(near == [still, turned])
            #expect(count == 2)
        }
    }

    @Test(arguments: Player.present) func `what is not live is never shown, not even before the index knows`(
        _ player: Player
    ) async throws {
        try await player.visit { stand in
            for (number, status) in [
                "draft", "discovered", "hydrated", "flagged", "rejected", "inactive", "hidden", "sold",
            ].enumerated() {
                try await stand.product(10 + number, at: 1, status: status)
            }
            let hidden = try await stand.product(1, at: 2), kept = try await stand.product(2, at: 3)
            try await stand.db.run("UPDATE products SET status = 'hidden' WHERE id = \(hidden)")
            let atOnce = try await stand.near()
            #expect(atOnce == [kept])
            try await stand.index.follow([hidden], as: stand.db)
            let count = try await stand.index.count(model: IndexStand.model)
            #expect(count == 1)
            try await stand.change(hidden, "status = 'live'")
            let again = try await stand.near()
            #expect(again == [hidden, kept])
            try await stand.db.run("UPDATE products SET status = 'deleted', status_before = 'live' WHERE id = \(kept)")
            let without = try await stand.near()
            try await stand.index.follow([kept, ProductID.random()], as: stand.db)
            let after = try await stand.index.count(model: IndexStand.model)
            #expect(without == [hidden])
            #expect(after == 1)
        }
    }

    @Test(arguments: Player.present) func `sixty hidden nearest neighbours do not shorten the list`(_ player: Player)
        async throws
    {
        try await player.visit { stand in
            let own = try await stand.product(1, at: 0)
            for number in 0..<60 { try await stand.product(100 + number, at: 1 + Float(number) / 100) }
            var wanted: [ProductID] = []
            for number in 0..<15 { wanted.append(try await stand.product(200 + number, at: 10 + Float(number))) }
            // The index is not told: it has to get past them by itself.
            try await stand.db.run(
                "UPDATE products SET status = 'hidden' WHERE title BETWEEN 'Product 100' AND 'Product 159'")
            let found = try await stand.index.nearest(to: own, filter: WallFilter(), limit: 12)
            let cards = try await ProductCard.of(found, in: stand.db)
            #expect(found.map(\.product) == Array(wanted.prefix(12)))
            #expect(cards.map(\.id) == Array(wanted.prefix(12)))
        }
    }

    @Test(arguments: Player.present) func `vectors of another model are not compared`(_ player: Player) async throws {
        try await player.visit { stand in
            let own = try await stand.product(1, at: 0), same = try await stand.product(2, at: 70)
            let other = try await stand.product(3, at: 1, model: #"siglip" or model == "looks-1"#)
            let near = try await stand.near(), siglip = try await stand.near(model: #"siglip" or model == "looks-1"#),
                none = try await stand.near(model: "nobody's")
            let like = try await stand.index.nearest(to: own, filter: WallFilter(), limit: 5).map(\.product)
            let count = try await stand.index.count(model: IndexStand.model)
            #expect(near == [own, same])
            #expect(siglip == [other])
            #expect(none == [])
            #expect(like == [same])
            #expect(count == 2)
        }
    }
}
