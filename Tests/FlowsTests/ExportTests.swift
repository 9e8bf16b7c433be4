import Accounts
import Flows
import Foundation
import Images
import Postgres
import TestSupport
import Testing
import Vocabulary

struct ExportTests {
    @Test func `one archive holds what is known of somebody, the picture too`() async throws {
        try await withDatabase { db in
            try await withBlobs { blobs in
                let bench = try AccountBench(db), amina = try await bench.registered().account
                try await ChangePicture(db: db, pictures: try bench.pictures(blobs))(
                    amina, try await AccountBench.photo())
                try await Addresses(bench.door).add(
                    AddressWish(
                        label: "Home", text: "Ngong Road 4\nGate B", point: MapPoint("-1.2921, 36.8219"),
                        isDefault: false), to: amina)
                try await ChangeNotifications(db: db)(amina) { $0 = NotificationChoices([.init(.news, by: .sms)]) }
                let archive = try await ExportMyData(bench.door, blobs: blobs)(amina)
                guard let files = try unzipped(archive) else { return }
                #expect(files.keys.sorted() == ["data.json", "picture.webp"])
                let picture = try await Images.start(threads: 1).picture(from: try #require(files["picture.webp"]))
                #expect(picture.width == 300)
                #expect(picture.height == 300)
                let data = Data(try #require(files["data.json"]))
                let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
                let account = try #require(json["account"] as? [String: Any])
                #expect(account["picture"] as? String == "picture.webp")
                let address = try #require((json["addresses"] as? [[String: Any]])?.first)
                #expect(address["label"] as? String == "Home")
                #expect(address["text"] as? String == "Ngong Road 4\nGate B")
                #expect(address["point"] as? String == "-1.2921, 36.8219")
                #expect(address["isDefault"] as? Bool == true)
                let notifications = try #require(json["notifications"] as? [String: [String]])
                #expect(notifications == ["mail": [], "sms": ["news"]])
                let contacts = try #require(json["contacts"] as? [[String: String]])
                #expect(contacts == [["kind": "email", "value": AccountBench.amina]])
            }
        }
    }
}
