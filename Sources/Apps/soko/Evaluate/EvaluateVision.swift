import Foundation
import Images
import Learning

/// `soko evaluate vision`: pictures of known kinds ask for others of their kind. Needs neither a database nor a market.
struct EvaluateVision {
    private static let mostComplaints = 20
    private let options: VisionOptions

    init(_ options: VisionOptions) { self.options = options }

    func run() throws {
        try untilEnded("ended before anything could be said") { try await evaluate() }
    }

    private func evaluate() async throws {
        let list = try read(options.images)
        let questions = try options.queries.map { try read($0) }
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let images = try Images.start(threads: threads)
        let look = PictureNumbers(model: try model(threads), images: images, atOnce: threads)
        let shelf = try await seen(list, as: options.images, look)
        var asking: (seen: [PictureNumbers.Seen], passedOver: Int)?
        if let questions { asking = try await seen(questions, as: options.queries ?? "", look) }
        let asked = asking?.seen ?? shelf.seen
        let bar = StepBar("searching", of: asked.count)
        let figures = try VisionFigures(asking: asked, of: shelf.seen, bar: bar)
        bar.leave()
        let report = VisionReport(
            model: look.model.name, pictures: shelf.seen.count, questions: asked.count, figures: figures,
            milliseconds: (shelf.seen + (asking?.seen ?? [])).map(\.milliseconds).sorted(),
            indexBytes: shelf.seen.reduce(0) { $0 + $1.numbers.count * MemoryLayout<Float>.size },
            passedOver: shelf.passedOver + (asking?.passedOver ?? 0))
        tell(options.format == .json ? report.json : report.text)
    }

    private func read(_ path: String) throws -> JudgedPictures {
        let list = try JudgedPictures(fileAt: path)
        name(list.badLines.map { "\(path): \($0)" })
        return list
    }

    private func seen(
        _ list: JudgedPictures, as path: String, _ look: PictureNumbers
    ) async throws -> (seen: [PictureNumbers.Seen], passedOver: Int) {
        let bar = StepBar("looking at pictures", of: list.entries.count)
        let (seen, unreadable) = await look(list, bar: bar)
        bar.leave()
        try Task.checkCancellation()
        name(unreadable)
        guard !seen.isEmpty else { throw CommandFault("no picture of \(path) can be used") }
        return (seen, list.badLines.count + unreadable.count)
    }

    /// Each once; of many the first.
    private func name(_ complaints: [String]) {
        for complaint in complaints.prefix(Self.mostComplaints) { complain("soko: \(complaint)\n") }
        let more = complaints.count - Self.mostComplaints
        if more > 0 { complain("soko: and \(more) more\n") }
    }

    private func model(_ threads: Int) throws -> PictureNumbers.Model {
        switch options.model {
        case .looks: return .looks
        case .siglip:
            let store = try Ground().modelStore
            guard try store.card(of: ModelStore.siglip) != nil else {
                throw CommandFault("SigLIP is not here; soko models pull brings it")
            }
            return .embedder(try store.embedder(runsAtOnce: threads))
        }
    }
}
