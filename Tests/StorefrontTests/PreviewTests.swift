import Foundation
import Frame
import HTML
import Storefront
import Testing
import Vocabulary

/// Writes the pages with sample views into a folder, to be looked at in a browser. Off unless `SOKO_PREVIEW` names it.
///
/// The folder may hold `pictures.tsv` (width, height, tint, placeholder per line), one line for each `/img/{line}`.
struct PreviewTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SOKO_PREVIEW"] != nil))
    func `the pages are written for a preview`() throws {
        let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["SOKO_PREVIEW"]))
        let pictures = try self.pictures(folder.appending(path: "pictures.tsv"))
        for situation in Situation.allCases {
            let samples = Samples(situation: situation, pictures: pictures)
            let count = situation.count == 8 ? 40 : nil
            var saved = samples.frame()
            saved.savedCopyAge = .seconds(185)
            var filtered = samples.frame()
            filtered.search = "mango"
            let pages: [(String, [UInt8])] = [
                ("home", HomePage(samples.frame(), samples.home(count)).rendered()),
                ("saved", HomePage(saved, samples.home(count)).rendered()),
                (
                    "search",
                    HomePage(
                        filtered,
                        HomePageView(
                            productCount: 0, sellerCount: 0, categories: samples.home().categories, sellers: [],
                            wall: WallView(cards: []))
                    ).rendered()
                ),
                ("product", ProductPage(samples.frame(path: "/p/1000"), samples.product).rendered()),
                (
                    "reviews",
                    ReviewsPage(samples.signedIn, samples.reviews(8), title: situation.title(0)).rendered()
                ),
                ("seller", SellerPage(samples.frame(), seller: samples.seller, wall: samples.wall(count)).rendered()),
                (
                    "store",
                    SellerPage(
                        samples.frame(), seller: samples.seller, wall: samples.wall(count), store: samples.store
                    ).rendered()
                ),
                ("watchlist", WatchlistPage(samples.frame(), wall: WallView(cards: samples.cards())).rendered()),
                ("gone", GonePage(samples.frame(), similar: samples.cards()).rendered()),
                ("away", TroublePage(samples.frame(), .away, retryAfter: .seconds(30), reference: "01HQ3").rendered()),
                ("reference", ReferencePage(samples.frame(), samples.reference).rendered()),
            ]
            for (name, bytes) in pages {
                try Data(bytes).write(to: folder.appending(path: "\(name)-\(situation).html"))
            }
        }
    }

    private func pictures(_ list: URL) throws -> [PictureView] {
        guard FileManager.default.fileExists(atPath: list.path) else { return Samples.drawn }
        return try String(contentsOf: list, encoding: .utf8).split(separator: "\n").enumerated().map { index, line in
            let columns = line.split(separator: "\t").map(String.init)
            return PictureView(
                .kept(path: "/img/\(index + 1)"), width: try #require(Int(columns[0])),
                height: try #require(Int(columns[1])),
                tint: columns[2], placeholder: columns[3], alt: "")
        }
    }
}
