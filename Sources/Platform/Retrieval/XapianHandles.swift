import CXapian
import Foundation

/// Runs a call of Xapian's and throws what it says went wrong.
func asking<Value>(_ call: (UnsafeMutablePointer<XapianFault>) -> Value) throws(IndexFault) -> Value {
    var fault = XapianFault()
    let value = call(&fault)
    if Int(fault.kind) == XAPIAN_FINE { return value }
    let message = withUnsafeBytes(of: &fault.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    switch Int(fault.kind) {
    case XAPIAN_CORRUPT: throw .corrupt(message)
    case XAPIAN_LOCKED: throw .locked(message)
    case XAPIAN_MODIFIED: throw .overtaken
    case XAPIAN_ABSENT: throw .absent
    default: throw .failed(message)
    }
}

/// One reader. Sendable because the pool of its index lends it to one piece of work at a time.
final class XapianReaderHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    /// Which commit it saw last.
    var generation: Int

    init(folder: String, generation: Int) throws(IndexFault) {
        guard let pointer = try asking({ xapian_reader_open(folder, $0) }) else { throw .absent }
        (self.pointer, self.generation) = (pointer, generation)
    }

    deinit { xapian_reader_close(pointer) }

    func reopen(generation: Int) throws(IndexFault) {
        try asking { xapian_reader_reopen(pointer, $0) }
        self.generation = generation
    }

    func frequency(of term: String) throws(IndexFault) -> Int {
        Int(try asking { fault in term.withCString { xapian_reader_frequency(pointer, $0, term.utf8.count, fault) } })
    }

    /// Values of notes whose keys begin so, in the order of the keys.
    func notes(_ prefix: String) throws(IndexFault) -> [String] {
        var values: [String] = []
        try asking { fault in
            withUnsafeMutablePointer(to: &values) { context in
                xapian_reader_notes(
                    pointer, prefix, context,
                    { context, _, _, value, length in
                        guard let context, let value else { return }
                        let text = String(decoding: UnsafeRawBufferPointer(start: value, count: length), as: UTF8.self)
                        context.assumingMemoryBound(to: [String].self).pointee.append(text)
                    }, fault)
            }
        }
        return values
    }

    /// All known words in the order of their bytes.
    func words() throws(IndexFault) -> [(String, UInt32)] {
        var words: [(String, UInt32)] = []
        try asking { fault in
            withUnsafeMutablePointer(to: &words) { context in
                xapian_reader_words(
                    pointer, context,
                    { context, word, length, count in
                        guard let context, let word else { return }
                        let text = String(decoding: UnsafeRawBufferPointer(start: word, count: length), as: UTF8.self)
                        context.assumingMemoryBound(to: [(String, UInt32)].self).pointee.append((text, count))
                    }, fault)
            }
        }
        return words
    }

    func spelling(of word: String, edits: UInt32) throws(IndexFault) -> String? {
        var room = [CChar](repeating: 0, count: 256)
        let length = try asking { fault in
            word.withCString { xapian_reader_spelling(pointer, $0, word.utf8.count, edits, &room, room.count, fault) }
        }
        return length > 0 ? String(decoding: room[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }
}

/// The one writer of a folder. Sendable because its index uses it on one thread only.
final class XapianWriterHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(folder: String, isNew: Bool) throws(IndexFault) {
        guard let pointer = try asking({ xapian_writer_open(folder, isNew, $0) }) else { throw .absent }
        self.pointer = pointer
    }

    deinit { xapian_writer_close(pointer) }

    func note(_ key: String, _ value: String) throws(IndexFault) {
        try asking { fault in
            value.withCString { xapian_writer_note(pointer, key, $0, value.utf8.count, fault) }
        }
    }
}

/// Facts of all documents. Sendable because Xapian's side of it is made for many threads.
final class XapianColumnHandle: @unchecked Sendable {
    let pointer: OpaquePointer = {
        guard let pointer = xapian_column_new() else { preconditionFailure("memory for a column") }
        return pointer
    }()

    deinit { xapian_column_free(pointer) }
}
