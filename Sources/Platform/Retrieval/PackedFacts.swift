/// What the index's judge reads of each match, in one value (`Sources/C/CXapian/xapian.cpp` has the same layout).
enum PackedFacts {
    private static let head = 40

    static func bytes(
        of document: IndexDocument, facets: [UInt32], measures: [(UInt32, Float)], title: TitleMarks
    ) -> [UInt8] {
        let facets = facets.prefix(200), measures = measures.prefix(100)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(head + facets.count * 4 + measures.count * 8)
        func add(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
        add(document.id)
        add(document.amount ?? .min)
        add(UInt32(clamping: document.time))
        add((document.place?.latitude ?? .nan).bitPattern)
        add((document.place?.longitude ?? .nan).bitPattern)
        bytes.append(UInt8(max(0, min(1, document.prior)) * 255))
        bytes.append(document.isAvailable ? 1 : 0)
        add(UInt16(facets.count))
        add(UInt16(measures.count))
        add(UInt16(0))
        add(UInt32(0))  // the tail of an aligned struct
        for id in facets { add(id) }
        for (id, value) in measures {
            add(id)
            add(value.bitPattern)
        }
        return bytes + title.bytes
    }

    /// - Parameter facts: as `bytes(of:)` wrote them.
    static func hit(_ facts: ArraySlice<UInt8>, weight: Double) -> IndexHit {
        precondition(facts.count >= head, "facts that the judge has read")
        return facts.withUnsafeBytes { bytes in
            func number<Number: FixedWidthInteger>(_ at: Int, _: Number.Type = Number.self) -> Number {
                Number(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Number.self))
            }
            let amount = number(8, Int64.self)
            let tail = head + Int(number(30, UInt16.self)) * 4 + Int(number(32, UInt16.self)) * 8
            let (latitude, longitude) = (Float(bitPattern: number(20)), Float(bitPattern: number(24)))
            return IndexHit(
                id: number(0), weight: weight, amount: amount == .min ? nil : amount,
                time: Int64(number(16, UInt32.self)), prior: Float(bytes[28]) / 255, isAvailable: bytes[29] != 0,
                place: latitude.isNaN ? nil : IndexDocument.Place(latitude: latitude, longitude: longitude),
                title: TitleMarks(bytes: facts.dropFirst(tail)))
        }
    }
}
