import Foundation
import HTTP
import Images
import Scouting
import Telemetry
import TestSupport
import Testing

@testable import Sandbox

/// A folder that goes when the test does.
private final class Folder {
    let path: String
    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("folder-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record("\(error)") } }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    static func png() async throws -> [UInt8] {
        try await Images.start().drawing(svg: Drawing(.mug, form: 0, seed: 5).svg, width: 900, format: .png).bytes
    }
}

struct FolderTests {
    private func sell(_ folder: Folder) throws -> (products: [SandboxProduct], log: [String]) {
        let lines = Box<[String]>([])
        let log = Log(level: .debug) { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        return (try FolderGoods(folder.path, log: log).sellers()[0].products, lines.current)
    }

    @Test func `a products_csv with its pictures is a catalogue, and what is broken is left out with a line each`()
        async throws
    {
        let folder = try Folder()
        let png = try await Folder.png()
        try folder.write("pictures/mug.png", png)
        try folder.write("broken.png", "this is no picture")
        try folder.write("empty.jpg", "")
        try folder.write(
            "products.csv",
            """
            sku,name,description,price,image
            1,Mug,"Big, blue",450,pictures/mug.png
            2,Cup,,Bei 300/=,mug.png
            3,Broken,,1,broken.png
            4,Empty,,1,empty.jpg
            5,Missing,,1,nowhere.png
            6,,no name,1,mug.png
            7,Outside,,1,../../../../../../../../etc/passwd
            8,Absolute,,1,/etc/passwd
            1,Twice,,1,mug.png
            9,Nothing,,1,
            """)
        let (products, log) = try sell(folder)
        #expect(products.map(\.title) == ["Mug", "Cup"])
        #expect(products.map(\.description) == ["Big, blue KSh 450", "Bei 300/="])
        #expect(products.map(\.price) == [.amount(450), .amount(300)])
        #expect(log.count == 8)
        #expect(log.allSatisfy { $0.contains("\"event\":\"product skipped\"") })
        #expect(log.contains { $0.contains("\"row\":4,\"reason\":\"This is not a picture.\"") })
        #expect(try sell(folder).products.map(\.id) == products.map(\.id))
    }

    @Test func `no path and no link leads out of the folder`() async throws {
        let folder = try Folder(), other = try Folder()
        try other.write("secret.png", try await Folder.png())
        try folder.write("own.png", try await Folder.png())
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.png", withDestinationPath: other.path + "/secret.png")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/away", withDestinationPath: other.path)
        let pictures = try PictureFolder(folder.path)
        let name = PictureFolder.fileName(other.path)
        for path in [
            "../\(name)/secret.png", "link.png", "away/secret.png", "./../\(name)/secret.png",
            "x/../../\(name)/secret.png",
        ] {
            #expect(pictures.checked(path) == .nothing("outside the folder"), "\(path)")
        }
        #expect(pictures.picture(named: other.path + "/secret.png") == .nothing("no such file"))
        #expect(pictures.picture(named: "own.png\0.jpg") == .nothing("not a file name"))
        guard case .picture = pictures.picture(named: "OWN.PNG") else { throw Stand.NotLive() }
        #expect(try sell(folder).products.map(\.title) == ["own"])
    }

    @Test func `pictures alone are named by themselves and their folders`() async throws {
        let folder = try Folder()
        let png = try await Folder.png()
        for name in [
            "Apple/Golden-Delicious/Golden-Delicious_012.png", "Apple/Golden-Delicious/Golden-Delicious_Iconic.png",
            "Pears/IMG_0047.png", "Pears/0009.png", ".hidden/x.png",
        ] {
            try folder.write(name, png)
        }
        try folder.write("Apple/Golden-Delicious/Golden-Delicious_Description.txt", "Sweet and mellow.\n")
        let (products, log) = try sell(folder)
        #expect(products.map(\.title) == ["Golden Delicious 12", "Golden Delicious", "Pears 9", "Pears 47"])
        #expect(products.map(\.description) == ["Sweet and mellow.", "Sweet and mellow.", "Pears", "Pears"])
        #expect(log == [])
    }

    @Test func `a Saleor export brings names, plain descriptions, prices and pictures under other names`() async throws
    {
        let folder = try Folder()
        try folder.write("media/saleor-mighty-mug.png", try await Folder.png())
        try folder.write("media/saleor-team-tee-front.png", try await Folder.png())
        try folder.write(
            "populatedb_data.json",
            """
            [{"model":"site.settings","pk":"x","fields":{"name":7}},
             {"model":"product.product","pk":1,"fields":{"name":"Mighty Mug","description":{"blocks":[{"type":"paragraph","data":{"text":"<b>Big</b> &amp; blue"}},{"type":"list","data":{"items":["one","two"]}}]}}},
             {"model":"product.product","pk":2,"fields":{"name":"Team Shirt","description":null,"seo_description":"For the team"}},
             {"model":"product.product","pk":3,"fields":{"name":"Ghost","description":null}},
             {"model":"product.productmedia","pk":1,"fields":{"product":1,"sort_order":0,"image":"products/mighty-mug_5f6863c3.png"}},
             {"model":"product.productmedia","pk":2,"fields":{"product":2,"sort_order":0,"image":"products/dash-shirt-2_961de104.png"}},
             {"model":"product.productvariant","pk":10,"fields":{"product":1}},
             {"model":"product.productvariantchannellisting","pk":1,"fields":{"variant":10,"channel":2,"currency":"PLN","price_amount":"40.000"}},
             {"model":"product.productvariantchannellisting","pk":2,"fields":{"variant":10,"channel":1,"currency":"USD","price_amount":"10.500"}}]
            """)
        let (products, log) = try sell(folder)
        #expect(products.map(\.title) == ["Mighty Mug", "Team Shirt"])
        #expect(products.map(\.description) == ["Big & blue\none\ntwo USD 10.5", "For the team"])
        #expect(products.map(\.price) == [.amount(10.5), .unsaid])
        #expect(log.count == 1)
        #expect(log[0].contains("\"product\":\"Ghost\",\"reason\":\"no picture named\""))
    }

    @Test func `what cannot be sold says why`() throws {
        let folder = try Folder()
        #expect(throws: GoodsFault.nothingToSell(folder.path)) { try FolderGoods(folder.path).sellers() }
        #expect(throws: GoodsFault.noFolder(folder.path + "/no")) { try FolderGoods(folder.path + "/no").sellers() }
        try folder.write("products.csv", "sku,title\n1,x\n")
        #expect(throws: GoodsFault.unreadable(file: "products.csv", reason: "no column “name” in its first line")) {
            try FolderGoods(folder.path).sellers()
        }
    }

    @Test func `a picture that turns out broken when it is asked for takes its product away`() async throws {
        let folder = try Folder()
        let png = try await Folder.png()
        try folder.write("good.png", png)
        try folder.write("cut.png", Array(png.prefix(png.count / 3)))
        let stand = try Stand([FolderGoods(folder.path)])
        let seller = stand.sandbox.sellers[0]
        let cut = try #require(seller.products.first { $0.title == "cut" })
        let target = try await stand.pictureTarget(cut.id, seller.phone)
        #expect(try await stand.get(target).status == .notFound)
        #expect(try await stand.read(cut.id, seller.phone) == .gone(.notFound))
        let good = try #require(seller.products.first { $0.title == "good" })
        let picture = try await Images.start().picture(
            from: try stand.pictureBytes(try await stand.get(try await stand.pictureTarget(good.id, seller.phone))))
        #expect(max(picture.width, picture.height) == 800)
    }

    static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data").path
    static let isHere: Bool = {
        let isHere =
            FileManager.default.fileExists(atPath: data + "/saleor-demo")
            && FileManager.default.fileExists(atPath: data + "/grocery")
        if !isHere { print("The two real sellers are not tested: \(data) is not there.") }
        return isHere
    }()

    @Test(.enabled(if: isHere, "../shared/data is not there"))
    func `the two real sellers offer 2,753 products, all pages live`() async throws {
        let stand = try Stand([FolderGoods(Self.data + "/saleor-demo"), FolderGoods(Self.data + "/grocery")])
        let sellers = stand.sandbox.sellers
        #expect(sellers.map(\.products.count) == [32, 2_721])
        #expect(sellers.map(\.name) == ["Saleor Demo", "Grocery"])
        #expect(Set(sellers.flatMap(\.products).map(\.id)).count == 2_753)
        for seller in sellers {
            for product in seller.products {
                guard case .live(let read) = try await stand.read(product.id, seller.phone) else {
                    throw Stand.NotLive()
                }
                #expect(read.title == product.title)
            }
        }
        let apple = try #require(sellers[1].products.first { $0.title == "Golden Delicious 12" })
        #expect(apple.description.hasPrefix("Golden Delicious has a white juicy pulp"))
        let images = try Images.start()
        for product in sellers[0].products {
            let target = try await stand.pictureTarget(product.id, sellers[0].phone)
            let picture = try await images.picture(from: try stand.pictureBytes(try await stand.get(target)))
            #expect(max(picture.width, picture.height) == 800, "\(product.title)")
        }
    }
}
