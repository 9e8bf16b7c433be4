import Crypto
import Foundation
import HTTPClient
import Learning

/// Brings a model's files from where it is published, one after the other.
struct ModelPull: Sendable {
    let model: RemoteModel
    let store: ModelStore
    let client: HTTPClient
    /// `https://host`, without a trailing slash.
    let base: String
    /// Sent to the host of `base` only.
    let token: String?

    /// Files that are there already are not fetched again; the model is on when all are there and it loads.
    ///
    /// - Throws: `CommandFault`, with the file that did not come.
    func callAsFunction() async throws {
        if try store.card(of: model) != nil { return }
        var digests: [String: String] = [:]
        for file in model.files {
            let target = store.folder(of: model).appending(path: file.path)
            digests[file.path] = hex(
                FileManager.default.fileExists(atPath: target.path)
                    ? try sha256(fileAt: target) : try await pull(file, to: target))
        }
        do { try await store.keep(model, sha256: digests) } catch let fault as ModelFault {
            throw CommandFault("what came is not the model, and is removed: \(fault)")
        }
    }

    private func pull(_ file: RemoteModel.File, to target: URL) async throws -> [UInt8] {
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        var request = OutboundRequest(url: base + "/" + file.address)
        request.deadline = .seconds(3600)
        request.maxBytes = file.mostBytes
        if let token { request.headers.append(("Authorization", "Bearer \(token)")) }
        let bar = PullBar(file.path)
        do {
            switch try await client.download(request, to: target.path, progress: bar.show) {
            case .whole(let got):
                bar.finish(got)
                return got.sha256
            case .reply(let reply): throw CommandFault("\(file.path): HTTP \(reply.status)\(hint(reply.status))")
            }
        } catch let fault as OutboundFault {
            bar.leave()
            throw CommandFault("\(file.path): \(fault)")
        }
    }

    private func hint(_ status: Int) -> String {
        guard status == 401 || status == 403 else { return "" }
        return token == nil ? "; it may need HF_TOKEN" : "; the token in HF_TOKEN is not accepted"
    }

    private func sha256(fileAt url: URL) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: url)
        var hash = SHA256Stream()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.add(piece.span.bytes) }
        return hash.digest()
    }
}
