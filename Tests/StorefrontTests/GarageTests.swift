import Catalog
import Discovery
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The visitor's car, without JavaScript.
@Suite struct GarageTests {
    struct Cars {
        let make, model, second, engine, other: VehicleID
    }

    static func cars(_ db: Database) async throws -> Cars {
        let make = try await Vehicle.named("Peugeot", below: nil, in: db)
        let model = try await Vehicle.named("208", below: make, in: db)
        let second = try await Vehicle.named("208 II", below: model, years: (2019, nil), in: db)
        let engine = try await Vehicle.named("1.2 PureTech", below: second, in: db)
        let other = try await Vehicle.named("Toyota", below: nil, in: db)
        return Cars(make: make, model: model, second: second, engine: engine, other: other)
    }

    @Test func `three clicks lead from the wall to what fits, and the product says so`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), amani = try await Cast.seller(in: db), cars = try await Self.cars(db)
            let pads = try await Cast.product("Brake pads", number: 1, of: amani, category: "car", in: db)
            let disc = try await Cast.product("Brake disc", number: 2, of: amani, category: "car", in: db)
            let hose = try await Cast.product("Brake hose", number: 3, of: amani, category: "car", in: db)
            try await Fitment.add(cars.model, years: (2015, nil), to: pads, in: db)
            try await Fitment.add(cars.other, to: disc, in: db)
            // 1: my car. 2: the make. 3: the generation.
            let wall = try await stand.get("/c/car").text
            #expect(
                wall.contains("href=\"/garage?return=/c/car\"") || wall.contains("href=\"/garage?return=%2Fc%2Fcar\""))
            let makes = try await stand.get("/garage?return=%2Fc%2Fcar").text
            #expect(makes.contains("make=\(cars.make)&amp;return=%2Fc%2Fcar"))
            let models = try await stand.get("/garage?make=\(cars.make)&return=%2Fc%2Fcar")
            #expect(models.text.contains("value=\"\(cars.second)\""))
            let token = try #require(models.csrf)
            let parked = try await stand.ask(
                .post, "/garage", form: "csrf=\(token)&return=%2Fc%2Fcar&vehicle=\(cars.second)&year=2020")
            #expect(parked.code == 303)
            #expect(parked.headers["Location"] == "/c/car?fits=\(cars.second)&year=2020")
            let cookie = try #require(parked.cookie("soko_visitor"))
            let fitting = try await stand.get("/c/car?fits=\(cars.second)&year=2020", [("Cookie", cookie)]).text
            #expect(
                fitting.contains("Brake pads") && !fitting.contains("Brake disc") && !fitting.contains("Brake hose"))
            #expect(fitting.contains("Fits Peugeot 208 208 II · 2020"))
            for (id, words) in [
                (pads, "Fits your car"), (disc, "Does not fit your car"),
            ] {
                let page = try await stand.get("/p/\(id)", [("Cookie", cookie)]).text
                #expect(page.contains(words), "\(words)")
                let strangers = try await stand.get("/p/\(id)").text
                #expect(!strangers.contains("your car"))
            }
            let unsaid = try await stand.get("/p/\(hose)", [("Cookie", cookie)]).text
            #expect(!unsaid.contains("Fits your car") && !unsaid.contains("Does not fit"))
            #expect(unsaid.contains("Nothing is said about your car"))
            let older = try await stand.get("/c/car?fits=\(cars.second)&year=2012").text
            #expect(!older.contains("Brake pads"))
        }
    }

    @Test func `a market that knows no vehicles asks nobody for a car`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let page = try await stand.get("/").text
            #expect(!page.contains("/garage"))
        }
    }

    @Test func `nobody parks, drives or removes another's car`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), cars = try await Self.cars(db)
            let page = try await stand.get("/garage?make=\(cars.make)")
            let token = try #require(page.csrf)
            let first = try await stand.ask(.post, "/garage", form: "csrf=\(token)&vehicle=\(cars.second)")
            let cookie = try #require(first.cookie("soko_visitor"))
            let before: String = try await db.value("SELECT string_agg(g::text, ';') FROM garage g") ?? ""
            for (path, form) in [
                ("/garage/\(cars.second)/removal", "csrf=\(token)"), ("/garage/leaving", "csrf=\(token)"),
                ("/garage/\(cars.second)/removal", ""), ("/garage", "vehicle=\(cars.other)"),
            ] {
                _ = try await stand.ask(.post, path, form: form)
                let forged = try await stand.ask(.post, path, [("Cookie", cookie)], form: form)
                #expect(forged.code == 403, "\(path)")
            }
            let after: String = try await db.value("SELECT string_agg(g::text, ';') FROM garage g") ?? ""
            #expect(after == before)
        }
    }

    @Test func `a return address of another site, and a vehicle that is not there, lead nowhere`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db), cars = try await Self.cars(db)
            let token = try #require(try await stand.get("/garage?make=\(cars.make)").csrf)
            let away = try await stand.ask(
                .post, "/garage", form: "csrf=\(token)&vehicle=\(cars.make)&return=https://evil.example/&year=99999")
            #expect(away.headers["Location"] == "/?fits=\(cars.make)")
            let none = try await stand.ask(.post, "/garage", form: "csrf=\(token)&vehicle=0000000000001")
            #expect(none.headers["Location"] == "/garage?full=1")
            let broken = try await stand.ask(.post, "/garage", form: "csrf=\(token)&vehicle=x")
            #expect(broken.code == 422)
        }
    }
}
