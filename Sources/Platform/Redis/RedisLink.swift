import CHiredis
import Glibc

/// One connection through hiredis. Blocks; used by one thread, on which SIGPIPE is blocked.
final class RedisLink {
    private let context: UnsafeMutablePointer<redisContext>

    /// Connects and greets.
    /// - Throws: `RedisFault.away`.
    init(_ settings: RedisSettings) throws(RedisFault) {
        let patience = timeval(settings.connectTimeout)
        let made =
            switch settings.address {
            case .host(let host, let port): redisConnectWithTimeout(host, Int32(port), patience)
            case .socket(let path): redisConnectUnixWithTimeout(path, patience)
            }
        guard let context = made else { throw .away("out of memory") }
        self.context = context
        guard context.pointee.err == 0 else { throw .away(Self.message(context)) }
        // Bounds writing; reading has a deadline of its own.
        redisSetTimeout(context, timeval(settings.commandTimeout))
        let greeting = settings.greeting
        let answers = run(greeting, until: .now + settings.commandTimeout)
        for case .failure(let fault) in answers { throw .away("\(fault)") }
    }

    deinit { redisFree(context) }

    /// Whether answers would no longer belong to their questions.
    private(set) var isBroken = false

    /// Sends all commands in one trip and reads the answers, in order. What has no answer by `deadline` is lost, and the
    /// link is broken.
    func run(_ commands: [RedisCommand], until deadline: ContinuousClock.Instant) -> [Result<RedisValue, RedisFault>] {
        var answers: [Result<RedisValue, RedisFault>] = []
        var reason = commands.allSatisfy(append) ? flush() : "out of memory"
        while reason == nil, answers.count < commands.count {
            var pointer: UnsafeMutableRawPointer?
            if redisGetReplyFromReader(context, &pointer) != REDIS_OK {
                reason = Self.message(context)
            } else if let pointer {
                answers.append(Self.value(pointer.assumingMemoryBound(to: redisReply.self).pointee))
                freeReplyObject(pointer)
            } else {
                reason = read(until: deadline)
            }
        }
        if let reason {
            isBroken = true
            while answers.count < commands.count { answers.append(.failure(.lost(reason))) }
        }
        return answers
    }

    private func append(_ command: RedisCommand) -> Bool {
        let storage = command.words.flatMap(\.self)
        let lengths = command.words.map(\.count)
        return storage.withUnsafeBytes { storage in
            var next = 0
            // An empty word may have no address; its length says that nothing is read there.
            let words: [UnsafePointer<CChar>?] = lengths.map { length in
                defer { next += length }
                return storage.baseAddress?.advanced(by: next).assumingMemoryBound(to: CChar.self)
            }
            var argv = words
            return redisAppendCommandArgv(context, Int32(lengths.count), &argv, lengths) == REDIS_OK
        }
    }

    /// Why it failed, or nil.
    private func flush() -> String? {
        var isDone: Int32 = 0
        while isDone == 0 {
            if redisBufferWrite(context, &isDone) != REDIS_OK { return Self.message(context) }
        }
        return nil
    }

    private func read(until deadline: ContinuousClock.Instant) -> String? {
        // Not SO_RCVTIMEO: it begins anew with each byte, and a server that drips would be waited for without end.
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        var wish = pollfd(fd: context.pointee.fd, events: Int16(POLLIN), revents: 0)
        switch poll(&wish, 1, Int32(max(0, left.rounded(.up)))) {
        case 0: return "no answer in time"
        case ..<0: return errno == EINTR ? nil : String(cString: strerror(errno))
        default: return redisBufferRead(context) == REDIS_OK ? nil : Self.message(context)
        }
    }

    private static func value(_ reply: redisReply) -> Result<RedisValue, RedisFault> {
        let bytes = UnsafeRawBufferPointer(start: reply.str, count: reply.str == nil ? 0 : reply.len)
        switch reply.type {
        case REDIS_REPLY_INTEGER: return .success(.integer(reply.integer))
        case REDIS_REPLY_STRING, REDIS_REPLY_STATUS: return .success(.bytes(Array(bytes)))
        case REDIS_REPLY_ERROR: return .failure(.refused(String(decoding: bytes, as: UTF8.self)))
        case REDIS_REPLY_ARRAY:
            var values: [RedisValue] = []
            for index in 0..<reply.elements {
                guard let element = reply.element?[index]?.pointee else { continue }
                switch value(element) {
                case .success(let value): values.append(value)
                case .failure(let fault): return .failure(fault)
                }
            }
            return .success(.array(values))
        default: return .success(.null)
        }
    }

    private static func message(_ context: UnsafeMutablePointer<redisContext>) -> String {
        withUnsafeBytes(of: context.pointee.errstr) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}

extension timeval {
    fileprivate init(_ duration: Duration) {
        let parts = duration.components
        self.init(tv_sec: Int(parts.seconds), tv_usec: Int(parts.attoseconds / 1_000_000_000_000))
    }
}
