import Foundation

/// What can be typed behind `soko`.
enum Command {
    static let usage = """
        soko run                      the whole market: database, server, worker, sandbox with the demo market
        soko demo --from FOLDER …     the same with folders as sellers' catalogues
        soko demo --products N        fills the market with parts shops: 1 to 1,000,000 products
        soko serve                    pages, API and pictures
        soko work                     the queues
        soko migrate                  brings the database up to date
        soko seller add URL [NAME]    takes a seller's WhatsApp catalogue in and reads it
        soko seller sync SLUG         reads it again
        soko jobs [retry [KIND|ID]]   queues and dead jobs
        soko quality [approve|reject ID]   products that wait for a word
        soko pages [PRODUCT]          pages that the hydrator could not place
        soko search rebuild           a new search index, while the market serves
        soko search train [--model FILE]   an order of results, learned from clicks or brought
        soko models [pull]            embedding models
        soko evaluate search|vision …  how good what is found is, measured on judgments
        soko account add|roles        accounts, from the machine itself
        soko audit verify             whether anybody changed the audit log
        soko settings                 every setting and its value

        """

    static func run(_ words: [String]) throws {
        switch words.first {
        case "run": try RunCommand(ground: try Ground(), folders: []).run()
        case "demo" where words.dropFirst().first == "--products":
            guard let count = words.dropFirst(2).first.flatMap({ Int($0) }), (1...1_000_000).contains(count) else {
                throw CommandFault("soko demo --products N, from 1 to 1000000")
            }
            try DemoShopCommand(ground: try Ground(), count: count).run()
        case "demo": try RunCommand(ground: try Ground(), folders: try folders(words.dropFirst())).run()
        case "serve": try ServeCommand(ground: try Ground()).run()
        case "work": try WorkCommand(ground: try Ground()).run()
        case "migrate": try MigrateCommand(ground: try Ground()).run()
        case "seller": try SellerCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "jobs": try JobsCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "quality": try QualityCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "pages": try PagesCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "search": try SearchCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "models": try ModelsCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "evaluate": try EvaluateCommand().run(Array(words.dropFirst()))
        case "account": try AccountCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "audit": try AuditCommand(ground: try Ground()).run(Array(words.dropFirst()))
        case "settings": try SettingsCommand(ground: try Ground()).run()
        case nil, "help", "--help", "-h": print(usage, terminator: "")
        case let word?: throw CommandFault("there is no command “\(word)”; try soko help")
        }
    }

    private static func folders(_ words: ArraySlice<String>) throws -> [String] {
        var folders: [String] = []
        var rest = words
        while let word = rest.popFirst() {
            guard word == "--from", let folder = rest.popFirst() else {
                throw CommandFault("soko demo --from FOLDER [--from FOLDER …]")
            }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
                throw CommandFault("\(folder) is not a folder")
            }
            folders.append(URL(fileURLWithPath: folder).standardizedFileURL.path)
        }
        return folders
    }
}
