import Catalog
import Postgres
import TestSupport
import Testing
import Vocabulary

private func names(_ english: String, _ french: String? = nil) -> Names {
    Names([.english: english, .french: french ?? ""])
}

extension Database {
    fileprivate func make(_ name: String, below parent: String? = nil) async throws -> String {
        try await transaction { try await CategoryNode.create(names(name), below: parent, in: $0).code }
    }
}

@Suite struct CategoryTreeTests {
    @Test func `the tree begins with what readers of catalogues tell apart, in all languages`() async throws {
        try await withDatabase { db in
            let tree = try await CategoryTree.load(in: db)
            #expect(Set(tree.roots.map(\.code)) == Set(Catalog.Category.allCases.map(\.rawValue)))
            #expect(tree.name("shoes", in: .swahili) == "Viatu")
            #expect(tree.name("no-such", in: .swahili) == "no-such")
        }
    }

    @Test func `a category stands below another, and its name is spelt as an address`() async throws {
        try await withDatabase { db in
            let brakes = try await db.make("Brakes & Clutch", below: "car")
            let pads = try await db.make("Pads", below: brakes)
            let again = try await db.make("Pads", below: "car")
            let tree = try await CategoryTree.load(in: db)
            #expect([brakes, pads, again] == ["brakes-clutch", "pads", "pads-2"])
            #expect(tree.trail(pads).map(\.code) == ["car", "brakes-clutch", "pads"])
            #expect(tree.branch("car") == ["car", "brakes-clutch", "pads", "pads-2"])
        }
    }

    @Test func `a branch moves with all that is below it`() async throws {
        try await withDatabase { db in
            let brakes = try await db.make("Brakes", below: "car")
            let pads = try await db.make("Pads", below: brakes)
            try await db.transaction { try await CategoryNode.move(brakes, below: "sports", in: $0) }
            let tree = try await CategoryTree.load(in: db)
            #expect(tree.trail(pads).map(\.code) == ["sports", "brakes", "pads"])
            #expect(tree.branch("car") == ["car"])
        }
    }

    @Test func `nothing moves below itself, and no tree grows without end`() async throws {
        try await withDatabase { db in
            let brakes = try await db.make("Brakes", below: "car")
            await #expect(throws: CategoryRefusal.belowItself) {
                try await db.transaction { try await CategoryNode.move("car", below: brakes, in: $0) }
            }
            var last = brakes
            for level in 3...12 { last = try await db.make("Level \(level)", below: last) }
            await #expect(throws: CategoryRefusal.tooDeep) { _ = try await db.make("Level 13", below: last) }
            await #expect(throws: CategoryRefusal.tooDeep) {
                try await db.transaction { try await CategoryNode.move("car", below: "sports", in: $0) }
            }
            let tree = try await CategoryTree.load(in: db)
            #expect(tree.trail(last).count == 12)
        }
    }

    @Test func `an old slug leads to the category, and nobody else gets it`() async throws {
        try await withDatabase { db in
            let brakes = try await db.make("Brakes", below: "car")
            let slug = try #require(Slug(pathText: "stopping"))
            try await db.transaction {
                try await CategoryNode.change(
                    brakes, names: names("Brakes", "Freins"), landing: Names([:]), slug: slug, in: $0)
            }
            let tree = try await CategoryTree.load(in: db)
            #expect(tree.category(slug: "stopping")?.code == "brakes")
            #expect(tree.category(slug: "brakes")?.slug == slug)
            #expect(tree.name("brakes", in: .french) == "Freins")
            await #expect(throws: CategoryRefusal.slugTaken) {
                try await db.transaction {
                    _ = try await CategoryNode.create(
                        names("X"), below: nil, slug: Slug(pathText: "brakes"), in: $0)
                }
            }
        }
    }

    @Test func `goods of a category that goes away stand in the one above`() async throws {
        try await withDatabase { db in
            let seller = try await Cast.seller(in: db)
            let brakes = try await db.make("Brakes", below: "car")
            let id = try await Cast.product(of: seller, category: brakes, in: db)
            let moved = try await db.transaction { try await CategoryNode.remove(brakes, in: $0) }
            let category: String? = try await db.value("SELECT category FROM products WHERE id = \(id)")
            let tree = try await CategoryTree.load(in: db)
            #expect(moved == 1)
            #expect(category == "car")
            #expect(tree.category(slug: brakes)?.code == "car")
            await #expect(throws: CategoryRefusal.inUse) {
                _ = try await db.transaction { try await CategoryNode.remove("other", in: $0) }
            }
        }
    }

    @Test func `however many move branches at once, it stays a tree`() async throws {
        try await withDatabase { db in
            var codes: [String] = []
            for index in 0..<12 {
                codes.append(try await db.make("Node \(index)", below: index < 3 ? nil : codes[(index - 3) / 2]))
            }
            let all = codes
            await withTaskGroup(of: Void.self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        var random = SeededRandom(seed: UInt64(worker) + 41)
                        for _ in 0..<25 {
                            let code = all.randomElement(using: &random) ?? "", to = all.randomElement(using: &random)
                            let place = Int.random(in: 0...3, using: &random)
                            // Refused moves are part of it.
                            try? await db.transaction {
                                try await CategoryNode.move(code, below: to, at: place, in: $0)
                            }
                        }
                    }
                }
            }
            let tree = try await CategoryTree.load(in: db)
            #expect(tree.preorder.count == tree.count)
            for node in tree.preorder {
                let above = node.parent.flatMap { tree[$0] }?.path ?? []
                #expect(node.path == above + [node.code])
            }
            for parent in Set(tree.preorder.map { $0.parent ?? "" }) where all.contains(parent) {
                let places = tree.children(of: parent).map(\.position)
                #expect(places == places.sorted())
            }
        }
    }
}

/// The same numbers in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
