import Catalog
import Discovery
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

struct GarageMoveTests {
    @Test func `an account takes over the cars of the browser, and drives the last one`() async throws {
        try await withDatabase { db in
            let (browser, account) = (VisitorID.random(), VisitorID.random())
            var ids: [VehicleID] = []
            for name in ["Peugeot", "Toyota", "Isuzu"] { ids.append(try await Vehicle.named(name, below: nil, in: db)) }
            let cars = ids
            try await db.transaction { tx in
                _ = try await Garage.park(cars[0], year: 2001, for: account, in: tx)
                _ = try await Garage.park(cars[0], year: nil, for: browser, in: tx)
                _ = try await Garage.park(cars[1], year: 2020, for: browser, in: tx)
                try await Garage.move(from: browser, to: account, in: tx)
            }
            let left = try await Garage.cars(of: browser, in: db)
            let taken = try await Garage.cars(of: account, in: db).map { "\($0.name) \($0.year ?? 0) \($0.isCurrent)" }
            #expect(left == [])
            #expect(taken.sorted() == ["Peugeot 2001 false", "Toyota 2020 true"])
        }
    }

    @Test func `a full garage takes no other car, and a car twice is once`() async throws {
        try await withDatabase { db in
            let visitor = VisitorID.random()
            var answers: [Bool] = []
            for number in 0...Garage.limit {
                let id = try await Vehicle.named("Make \(number)", below: nil, in: db)
                answers.append(
                    try await db.transaction { tx in try await Garage.park(id, year: 3000, for: visitor, in: tx) })
            }
            #expect(answers == Array(repeating: true, count: Garage.limit) + [false])
            let again = try #require(try await Garage.cars(of: visitor, in: db).first?.vehicle)
            let twice = try await db.transaction { tx in
                try await Garage.park(again, year: 1999, for: visitor, in: tx)
            }
            let current = try await Garage.current(of: visitor, in: db)
            #expect(twice && current?.vehicle == again && current?.year == 1999)
            let count = try await Cast.count("garage", in: db)
            #expect(count == Garage.limit)
        }
    }
}
