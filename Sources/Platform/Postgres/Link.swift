import CPostgres

/// One connection to PostgreSQL in libpq's pipeline mode. Blocks; used by one thread at a time.
final class Link {
    private let pointer: OpaquePointer
    private var prepared: [String: String] = [:]
    private static let preparedLimit = 512

    /// Connects.
    /// - Throws: `PostgresFault.unavailable`.
    init(_ connectionString: String) throws(PostgresFault) {
        guard let pointer = PQconnectdb(connectionString) else { throw .unavailable("out of memory") }
        guard PQstatus(pointer) == CONNECTION_OK, PQenterPipelineMode(pointer) == 1 else {
            let reason = Self.message(pointer)
            PQfinish(pointer)
            throw .unavailable(reason)
        }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        self.pointer = pointer
    }

    deinit { PQfinish(pointer) }

    var isBroken: Bool { hasNoMore || PQstatus(pointer) != CONNECTION_OK }
    /// Set when libpq calls the connection good and has no answer to give.
    private var hasNoMore = false

    /// Runs the statements, each a transaction of its own unless one is open; sends all before it reads the first answer.
    func run(_ batch: [SQL]) -> [Result<SQLResult, PostgresFault>] {
        var sent = 0
        var prepares: [Bool] = []
        for sql in batch {
            let (name, isNew) = name(for: sql.text)
            if isNew, PQsendPrepare(pointer, name, sql.text, 0, nil) == 0 { break }
            guard send(name, sql.binds), PQpipelineSync(pointer) == 1 else { break }
            prepares.append(isNew)
            sent += 1
        }
        var results: [Result<SQLResult, PostgresFault>] = []
        for index in 0..<sent {
            var result = collect(expecting: prepares[index] ? 2 : 1)
            if case .failure = result, prepares[index] { prepared[batch[index].text] = nil }
            if isBroken { result = .failure(.unavailable(Self.message(pointer))) }
            results.append(result)
        }
        while results.count < batch.count { results.append(.failure(.unavailable(Self.message(pointer)))) }
        return results
    }

    private func name(for text: String) -> (String, isNew: Bool) {
        if let name = prepared[text] { return (name, false) }
        if prepared.count >= Self.preparedLimit { forgetPrepared() }
        let name = "s\(nextName)"
        nextName += 1
        prepared[text] = name
        return (name, true)
    }
    private var nextName = 0

    private func forgetPrepared() {
        prepared = [:]
        if PQsendQueryParams(pointer, "DEALLOCATE ALL", 0, nil, nil, nil, nil, 1) == 1, PQpipelineSync(pointer) == 1 {
            _ = collect(expecting: 1)
        }
    }

    /// Reads the answers of one synchronisation group: the last command's result, or its first failure.
    private func collect(expecting commands: Int) -> Result<SQLResult, PostgresFault> {
        var outcome: Result<SQLResult, PostgresFault> = .failure(.unavailable("no answer"))
        var hasFailed = false
        var isBetween = false
        while true {
            guard let result = PQgetResult(pointer) else {
                // Between two commands there is one end. A second one means that nothing will come: libpq 15 says so when it
                // could not write, and its status remains good.
                hasNoMore = isBetween
                if isBroken { return .failure(.unavailable(Self.message(pointer))) }
                isBetween = true
                continue
            }
            isBetween = false
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC:
                PQclear(result)
                return outcome
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                if hasFailed { PQclear(result) } else { outcome = .success(SQLResult(result)) }
            case PGRES_PIPELINE_ABORTED: PQclear(result)
            default:
                if !hasFailed { outcome = .failure(fault(result)) }
                hasFailed = true
                PQclear(result)
                if isBroken { return outcome }
            }
        }
    }

    private func send(_ name: String, _ binds: [SQLValue]) -> Bool {
        var formats: [Int32] = []
        var lengths: [Int32] = []
        var storage: [UInt8] = []
        var offsets: [Int?] = []
        for bind in binds {
            switch bind {
            case .null: offsets.append(nil)
            case .text(let text):
                offsets.append(storage.count)
                storage.append(contentsOf: text.utf8)
            case .bytes(let bytes):
                offsets.append(storage.count)
                storage.append(contentsOf: bytes)
            }
            lengths.append(Int32(bind.byteCount))
            storage.append(0)
            if case .bytes = bind { formats.append(1) } else { formats.append(0) }
        }
        return storage.withUnsafeBytes { storage in
            let values = offsets.map { offset in
                offset.flatMap { storage.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return PQsendQueryPrepared(pointer, name, Int32(binds.count), values, lengths, formats, 1) == 1
        }
    }

    /// COPY … FROM STDIN in text format. Pipeline mode does not allow COPY, so it is left meanwhile.
    func copy(_ sql: SQL, _ lines: [[UInt8]]) -> Result<SQLResult, PostgresFault> {
        guard PQexitPipelineMode(pointer) == 1 else { return .failure(.unavailable(Self.message(pointer))) }
        defer { PQenterPipelineMode(pointer) }
        guard let begun = PQexec(pointer, sql.text) else { return .failure(.unavailable(Self.message(pointer))) }
        defer { PQclear(begun) }
        guard PQresultStatus(begun) == PGRES_COPY_IN else { return .failure(fault(begun)) }
        for line in lines {
            let sent = line.withUnsafeBytes { bytes in
                PQputCopyData(pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
            }
            if sent != 1 { break }
        }
        PQputCopyEnd(pointer, nil)
        var outcome: Result<SQLResult, PostgresFault> = .failure(.unavailable(Self.message(pointer)))
        while let result = PQgetResult(pointer) {
            if PQresultStatus(result) == PGRES_COMMAND_OK {
                outcome = .success(SQLResult(result))
            } else {
                outcome = .failure(fault(result))
                PQclear(result)
            }
        }
        return outcome
    }

    private func fault(_ result: OpaquePointer) -> PostgresFault {
        func field(_ code: UInt8) -> String? { PQresultErrorField(result, Int32(code)).map { String(cString: $0) } }
        guard let state = field(UInt8(ascii: "C")) else { return .unavailable(Self.message(pointer)) }
        return .refused(state: state, message: field(UInt8(ascii: "M")) ?? "", constraint: field(UInt8(ascii: "n")))
    }

    private static func message(_ pointer: OpaquePointer) -> String {
        let text = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
        return text.split(separator: "\n").first.map(String.init) ?? "connection lost"
    }
}
