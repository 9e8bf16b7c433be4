import Lanes

/// What came of a download into a file.
package enum Download: Sendable {
    /// The file is there.
    case whole(DownloadedFile)
    /// The server said something else (401, 404, 503 …), its body at most 1 MB; there is no file.
    case reply(OutboundReply)
}

/// A file that has come in full.
package struct DownloadedFile: Sendable, Equatable {
    package let bytes: Int
    /// 32 bytes, of the whole file.
    package let sha256: [UInt8]
    /// How many of the bytes an earlier, broken-off download had brought; 0 when all are new.
    package let resumedAt: Int

    package init(bytes: Int, sha256: [UInt8], resumedAt: Int) {
        (self.bytes, self.sha256, self.resumedAt) = (bytes, sha256, resumedAt)
    }
}

/// How far a download is.
package struct DownloadProgress: Sendable, Equatable {
    /// Those of an earlier try included.
    package let bytes: Int
    /// Nil when the server does not say.
    package let total: Int?
}

extension HTTPClient {
    /// Fetches a body into a file, whatever its size: it passes through memory a piece at a time.
    ///
    /// The bytes go to `path.part`, which gets its name when all of them are there; so the file is whole or is not
    /// there. When the line breaks and the server named the version it sent, the part stays, and the same call goes on
    /// where it ended; in every other case nothing stays. The disk's pace holds up the client's other transfers: use a
    /// client of its own.
    ///
    /// - Parameters:
    ///   - request: its `maxBytes` bounds the whole file, its `deadline` this call; `stopAfter` is not looked at.
    ///   - path: in a folder that exists.
    ///   - progress: called on the client's thread for every piece.
    /// - Throws: `OutboundFault`; `.cannotWrite` when the disk is full or another download to that file is under way.
    package func download(
        _ request: OutboundRequest, to path: String, progress: @escaping @Sendable (DownloadProgress) -> Void = { _ in }
    ) async throws(OutboundFault) -> Download {
        let bench = Workbench(name: "download", threads: 1)
        let part = try await bench.faulting { () throws(OutboundFault) in try PartFile(target: path, progress: progress)
        }
        do {
            var reply = try await send(request, into: part)
            if reply.status == 416, part.count > 0, !part.isWhole {
                try part.empty()
                reply = try await send(request, into: part)
            }
            guard part.isTaking || part.isWhole else {
                part.discard()
                return .reply(reply)
            }
            return .whole(try await bench.faulting { () throws(OutboundFault) in try part.finish() })
        } catch {
            part.leave(after: error)
            throw error
        }
    }

    private func send(_ request: OutboundRequest, into part: PartFile) async throws(OutboundFault) -> OutboundReply {
        var request = request
        request.stopAfter = nil
        if let version = part.version, part.count > 0 {
            request.headers += [("Range", "bytes=\(part.count)-"), ("If-Range", version)]
        }
        return try await send(request, part: part)
    }
}

extension Workbench {
    /// Runs what may fail in one way only.
    fileprivate func faulting<Value: Sendable>(
        _ work: @escaping @Sendable () throws(OutboundFault) -> Value
    ) async throws(OutboundFault) -> Value {
        let outcome: Result<Value, OutboundFault>
        do {
            outcome = try await run {
                do throws(OutboundFault) { return .success(try work()) } catch { return .failure(error) }
            }
        } catch { throw .cancelled }
        return try outcome.get()
    }
}
