/// Keys in the order of their times, soonest first. A time may be moved later; O(log n) each.
///
/// Moving costs nothing until the key comes to the front: it is put back to its new place then, so what moves often and
/// is rarely looked at (a busy bucket, a session in use) is cheap.
package struct Deadlines: Sendable {
    private var times: [UInt64: Int64] = [:]
    /// A binary heap with one entry for each key; an entry may be earlier than the key's time, never later.
    private var heap: [(time: Int64, key: UInt64)] = []

    package init() {}

    package var count: Int { times.count }
    package subscript(key: UInt64) -> Int64? { times[key] }

    /// - Parameter time: in the caller's unit; not before the time that the key has already.
    package mutating func set(_ time: Int64, for key: UInt64) {
        guard let old = times.updateValue(time, forKey: key) else {
            heap.append((time, key))
            return rise(from: heap.count - 1)
        }
        precondition(time >= old, "a deadline moves later only")
    }

    /// The soonest of all times.
    package mutating func soonest() -> (key: UInt64, time: Int64)? {
        while let first = heap.first, let time = times[first.key] {
            if time == first.time { return (first.key, time) }
            heap[0].time = time
            sink()
        }
        return nil
    }

    package mutating func removeSoonest() {
        guard let key = soonest()?.key else { return }
        times[key] = nil
        let last = heap.removeLast()
        if heap.isEmpty { return }
        heap[0] = last
        sink()
    }

    private mutating func rise(from index: Int) {
        var index = index
        while index > 0, heap[(index - 1) / 2].time > heap[index].time {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func sink() {
        var index = 0
        while true {
            var child = 2 * index + 1
            if child >= heap.count { return }
            if child + 1 < heap.count, heap[child + 1].time < heap[child].time { child += 1 }
            if heap[index].time <= heap[child].time { return }
            heap.swapAt(index, child)
            index = child
        }
    }
}
