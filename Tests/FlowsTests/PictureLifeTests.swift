import Accounts
import Blobs
import Flows
import Foundation
import Images
import Media
import Postgres
import Telemetry
import TestSupport
import Testing
import Vocabulary

struct PictureLifeTests {
    @Test func `a picture is kept square, replaced, and nothing of the first one stays`() async throws {
        try await withDatabase { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db), amina = try await bench.registered()
                let change = ChangePicture(db: db, pictures: try bench.pictures(blobs))
                let first = try await change(amina.account, try await AccountBench.photo())
                #expect(blobs.files == ["pictures/\(first.prefix(2))/\(first)"])
                let serve = ServePicture(blobs: blobs, images: try Images.start(threads: 1), log: .silent)
                let key = try #require(PictureKey(pathText: first))
                guard case .file = try await serve(key, .w160, .webp) else { throw NotServed() }
                #expect(blobs.files.count == 2)
                // Looked at too early: it is shown.
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files.count == 2)

                let second = try await change(amina.account, try await AccountBench.photo("#b03060"))
                let account = try await bench.account(amina.account)
                #expect(account.picture == second)
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files == ["pictures/\(second.prefix(2))/\(second)"])
                let gone = try await serve(key, .w160, .webp)
                #expect(gone == nil)

                try await change.remove(of: amina.account)
                try await change.remove(of: amina.account)
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files == [])
            }
        }
    }
    private struct NotServed: Error {}

    @Test func `two who show the same picture share it until both have let go`() async throws {
        try await withDatabase { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db)
                let amina = try await bench.registered()
                let baraka = try await bench.registered(AccountBench.baraka, name: "Baraka")
                let change = ChangePicture(db: db, pictures: try bench.pictures(blobs))
                let file = try await AccountBench.photo()
                let first = try await change(amina.account, file), second = try await change(baraka.account, file)
                #expect(first == second)
                try await change.remove(of: amina.account)
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files.count == 1)
                try await change.remove(of: baraka.account)
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files == [])
            }
        }
    }

    @Test func `erasing an account leaves no blob, no address and no choice`() async throws {
        try await withDatabase { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db), amina = try await bench.registered()
                try await ChangePicture(db: db, pictures: try bench.pictures(blobs))(
                    amina.account, try await AccountBench.photo())
                try await Addresses(bench.door).add(
                    AddressWish(label: "Shamba", text: "Kitisuru 12", point: MapPoint("-1.2, 36.8"), isDefault: true),
                    to: amina.account)
                try await ChangeNotifications(db: db)(amina.account) { $0[NotificationChoice(.news, by: .sms)] = true }
                try await CloseAccount(bench.door)(amina.account, password: AccountBench.password)
                _ = try await bench.send()
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files == [])
                for text in ["Shamba", "Kitisuru"] {
                    let places = try await Cast.places(of: text, in: db)
                    #expect(places == [])
                }
                let secrets = try await Cast.count("vault.secrets", in: db)
                #expect(secrets == 0)
                let left: String? = try await db.value(
                    "SELECT notifications::text || coalesce(picture, '') FROM accounts")
                #expect(left == "{}")
            }
        }
    }

    @Test(arguments: [
        ("drawing", "picture-unsupported"), ("page", "picture-unsupported"), ("giant", "picture-too-large"),
        ("cut", "picture-broken"), ("heavy", "picture-too-large"), ("empty", "no-picture"),
        ("pdf", "picture-unsupported"),
    ])
    func `a hostile file is refused, and nothing is kept or queued`(kind: String, code: String) async throws {
        try await withDatabase { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db), amina = try await bench.registered()
                let file = try await HostileFile.bytes(kind)
                let before = try await bench.facts()
                do {
                    try await ChangePicture(db: db, pictures: try bench.pictures(blobs))(amina.account, file)
                    Issue.record("\(kind) was taken")
                } catch let refusal as ProfileRefusal { #expect(refusal.code == code) }
                let after = try await bench.facts()
                #expect(after == before)
                #expect(blobs.files == [])
            }
        }
    }

    @Test func `an account that was closed meanwhile gets no picture, and the bytes go`() async throws {
        try await withDatabase { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db), amina = try await bench.registered()
                try await CloseAccount(bench.door)(amina.account, password: AccountBench.password)
                let file = try await AccountBench.photo()
                await #expect(throws: ProfileRefusal.notThere) {
                    try await ChangePicture(db: db, pictures: try bench.pictures(blobs))(amina.account, file)
                }
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files == [])
            }
        }
    }

    @Test func `two who swap their pictures at once do not wait for each other`() async throws {
        try await withDatabase(connections: 6) { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db)
                let change = ChangePicture(db: db, pictures: try bench.pictures(blobs))
                let files = [try await AccountBench.photo(), try await AccountBench.photo("#b03060")]
                let ids = [try await Cast.account("Amina", in: db), try await Cast.account("Baraka", in: db)]
                for round in 0..<6 {
                    async let first = change(ids[0], files[round % 2])
                    async let second = change(ids[1], files[(round + 1) % 2])
                    async let third: Void = change.remove(of: ids[round % 2])
                    _ = try await (first, second, third)
                    try await bench.lookAfterPictures(blobs)
                }
                for id in ids { try await change.remove(of: id) }
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files == [])
            }
        }
    }

    @Test func `ten who put up and take down one picture at once leave it where it is shown, and nowhere else`()
        async throws
    {
        try await withDatabase(connections: 8) { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db), file = try await AccountBench.photo()
                let change = ChangePicture(db: db, pictures: try bench.pictures(blobs))
                var ids: [AccountID] = []
                for number in 0..<10 { ids.append(try await Cast.account("N\(number)", in: db)) }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (number, id) in ids.enumerated() {
                        group.addTask {
                            try await change(id, file)
                            if number > 0 { try await change.remove(of: id) }
                            try await bench.lookAfterPictures(blobs)
                        }
                    }
                    try await group.waitForAll()
                }
                let key = try #require(try await Account.find(ids[0], in: db)?.picture)
                #expect(blobs.files == ["pictures/\(key.prefix(2))/\(key)"])
                try await change.remove(of: ids[0])
                try await bench.lookAfterPictures(blobs)
                #expect(blobs.files == [])
            }
        }
    }
}

/// Files that say they are pictures.
enum HostileFile {
    static func bytes(_ kind: String) async throws -> [UInt8] {
        switch kind {
        case "drawing":
            return Array(
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>".utf8)
        case "page": return Array("<!doctype html><html><script>alert(1)</script></html>".utf8)
        case "pdf": return Array("%PDF-1.7 ".utf8)
        case "giant": return png(width: 10_000, height: 10_000)
        case "cut":
            let whole = try await AccountBench.photo(width: 800, height: 800)
            return Array(whole.prefix(whole.count / 2))
        case "heavy": return try await AccountBench.photo() + [UInt8](repeating: 0, count: 21 << 20)
        default: return []
        }
    }

    /// A PNG that claims a size and brings no pixels.
    private static func png(width: Int, height: Int) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
        let body = Array("IHDR".utf8) + number(width) + number(height) + [8, 6, 0, 0, 0]
        var checksum: UInt32 = 0xFFFF_FFFF
        for byte in body {
            checksum ^= UInt32(byte)
            for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + number(13) + body + number(Int(~checksum))
    }
}
