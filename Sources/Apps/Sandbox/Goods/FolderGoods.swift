import Foundation
import Telemetry

/// Any folder as one seller's catalogue: a `products.csv`, a shop's export (`populatedb_data.json`), or only pictures in
/// folders. Products without a readable picture are left out, with a line in the log each.
package struct FolderGoods: Goods {
    private let folder: String
    private let log: Log

    package init(_ folder: String, log: Log = .silent) {
        self.folder = folder
        self.log = log
    }

    /// - Returns: one seller; its number and its products' ids are made from their paths and stay.
    package func sellers() throws -> [SandboxSeller] {
        let pictures = try PictureFolder(folder)
        let products: [SandboxProduct]
        if let table = FileManager.default.contents(atPath: pictures.root + "/products.csv") {
            products = try CSVGoods(table: CSVTable(Array(table)), pictures: pictures, log: log).products()
        } else if FileManager.default.fileExists(atPath: pictures.root + "/populatedb_data.json") {
            products = try SaleorExport(file: pictures.root + "/populatedb_data.json").products(pictures, log)
        } else {
            products = PicturesAsGoods(pictures: pictures, log: log).products()
        }
        if products.isEmpty { throw GoodsFault.nothingToSell(folder) }
        let name = PicturesAsGoods.words(PictureFolder.fileName(pictures.root)).split(separator: " ")
            .map { String($0).capitalisedFirst }.joined(separator: " ")
        let number = String(stableHash(pictures.root) % 100_000_000)
        return [
            SandboxSeller(
                phone: "2547" + String(repeating: "0", count: 8 - number.count) + number,
                name: name.isEmpty ? "Duka" : name,
                description: "\(products.count) products from a folder.", language: "en", products: products)
        ]
    }
}

/// The rows of `sku,name,description,price,image`.
struct CSVGoods {
    let table: CSVTable
    let pictures: PictureFolder
    let log: Log

    func products() throws(GoodsFault) -> [SandboxProduct] {
        for column in ["name", "image"] where !table.header.contains(column) {
            throw .unreadable(file: "products.csv", reason: "no column “\(column)” in its first line")
        }
        var seen: Set<String> = []
        return table.rows.enumerated().compactMap { number, row in
            let name = table.value("name", in: row), sku = table.value("sku", in: row)
            if name.isEmpty { return skipped(number, "no name") }
            switch pictures.picture(named: table.value("image", in: row)) {
            case .nothing(let reason): return skipped(number, reason)
            case .picture(let path):
                let id = stableProductID("\(pictures.root)/\(sku.isEmpty ? name : sku)")
                guard seen.insert(id).inserted else { return skipped(number, "the sku stands twice") }
                let (words, price) = Self.price(table.value("price", in: row))
                let description = [table.value("description", in: row), words].filter { !$0.isEmpty }
                return SandboxProduct(
                    id: id, title: name, description: description.joined(separator: " "), price: price,
                    picture: .file(path: path))
            }
        }
    }

    /// A bare number is meant in shillings; anything else stays as the seller wrote it.
    static func price(_ cell: String) -> (words: String, price: AskedPrice) {
        if cell.isEmpty { return ("", .unsaid) }
        if let amount = Double(cell), amount.isFinite, (0...1e12).contains(amount) {
            return ("KSh \(SandboxProduct.grouped(amount))", .amount(amount))
        }
        let digits = cell.drop { !$0.isASCII || !$0.isNumber }.prefix {
            $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".")
        }
        var number = digits.filter { $0 != "," }
        while number.hasSuffix(".") { number.removeLast() }
        return (cell, Double(number).map { .amount($0) } ?? .onRequest)
    }

    private func skipped(_ number: Int, _ reason: String) -> SandboxProduct? {
        log.warning("product skipped", ["row": .int(number + 2), "reason": .text(reason)])
        return nil
    }
}

/// Pictures whose names and folders say what they show.
struct PicturesAsGoods {
    let pictures: PictureFolder
    let log: Log

    func products() -> [SandboxProduct] {
        pictures.pictures.compactMap { path in
            switch pictures.checked(path) {
            case .nothing(let reason):
                log.warning("product skipped", ["picture": .text(path), "reason": .text(reason)])
                return nil
            case .picture(let file):
                return SandboxProduct(
                    id: stableProductID(file), title: Self.title(path), description: description(path), price: .unsaid,
                    picture: .file(path: file))
            }
        }
    }

    /// `Apple/Golden-Delicious/Golden-Delicious_012.jpg` is “Golden Delicious 12”; a camera's `IMG_4711.jpg` gets the
    /// name of its folder.
    static func title(_ path: String) -> String {
        var parts = words(PictureFolder.stem(path)).split(separator: " ").map(String.init)
        if parts.last == "Iconic" { parts.removeLast() }
        var number = ""
        if let last = parts.last, last.allSatisfy({ $0.isASCII && $0.isNumber }) {
            parts.removeLast()
            number = String(last.drop { $0 == "0" })
        }
        let folders = path.split(separator: "/").dropLast()
        let isCamera =
            parts.isEmpty
            || (parts.count == 1
                && ["img", "dsc", "dscn", "pxl", "image", "photo", "picture"].contains(parts[0].lowercased()))
        if isCamera, let folder = folders.last { parts = [words(String(folder))] }
        let title = (parts + [number]).filter { !$0.isEmpty }.joined(separator: " ")
        return title.isEmpty ? "Picture" : title
    }

    /// A text beside the picture or named like its folder; else the folders.
    private func description(_ path: String) -> String {
        let folders = path.split(separator: "/").dropLast().map(String.init)
        let stem = PictureFolder.stem(path)
        for name in [stem, stem.replacing("_Iconic", with: ""), folders.last ?? ""] {
            if let text = pictures.descriptions[name] { return text }
        }
        return folders.map(Self.words).joined(separator: ", ")
    }

    static func words(_ name: String) -> String {
        name.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
    }
}
