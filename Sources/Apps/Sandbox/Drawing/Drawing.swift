/// A product's picture as the program draws it: the same text on every machine.
struct Drawing: Hashable, Sendable {
    let motif: Motif
    /// Which of the motif's shapes; any number.
    let form: Int
    let seed: UInt64
    /// In pixels; the longer side is 800.
    let width: Int
    let height: Int
    private let backdrop: Int

    /// - Parameter form: 0 or more.
    init(_ motif: Motif, form: Int, seed: UInt64) {
        (self.motif, self.form, self.seed) = (motif, form, seed)
        let sizes =
            switch motif.shape {
            case .tall: [(800, 800), (640, 800), (600, 800), (560, 800), (680, 800)]
            case .wide: [(800, 800), (800, 600), (800, 640), (800, 560), (800, 700)]
            case .any: [(800, 800), (640, 800), (800, 640), (720, 800), (800, 600), (600, 800)]
            }
        // In turn and not by chance, so that neighbours of one motif differ in ground and proportions. 7 and 5 have
        // no factor in common with the lists' lengths, so every turn comes up.
        (width, height) = sizes[(form * 7 + motif.place) % sizes.count]
        let grounds = motif.stance == .hangs ? [1, 2, 4, 6, 8, 10, 11] : Array(0..<Sketch.backdrops)
        backdrop = grounds[(form * 5 + motif.place) % grounds.count]
    }

    var svg: String {
        var sketch = Sketch(seed: seed)
        let (w, h) = (Double(width), Double(height))
        let floor = sketch.backdrop(backdrop, w, h)
        let inTwos = motif.comesInTwos && sketch.chance.happens(0.28)
        if inTwos {
            let side = sketch.chance.happens(0.5) ? 1.0 : -1
            place(&sketch, form + 1, x: 0.5 - 0.2 * side, size: 0.62, floor: floor - h * 0.05)
            place(&sketch, form, x: 0.5 + 0.17 * side, size: 0.78, floor: floor)
        } else {
            let shift = sketch.chance.number(-0.05...0.05)
            place(&sketch, form, x: 0.5 + shift, size: sketch.chance.number(0.86...1.02), floor: floor)
        }
        return sketch.finished(width: width, height: height)
    }

    private func place(_ sketch: inout Sketch, _ form: Int, x: Double, size: Double, floor: Double) {
        let (w, h) = (Double(width), Double(height))
        let base = min(floor + h * 0.085, h * 0.93)
        let scale: Double
        let top: Double
        switch motif.stance {
        case .stands:
            // Wide things leave the upper part of their box empty.
            scale = min(w * 0.92 / 400, (base - h * 0.05) / (motif.shape == .wide ? 312 : 375)) * size
            top = base - 370 * scale
        case .hangs:
            scale = min(w * 0.96 / 400, h * 0.96 / 400) * size
            top = h * 0.5 - 205 * scale
        case .lies:
            scale = min(w * 0.92 / 400, h * 0.92 / 400) * size
            top = h * 0.5 - 200 * scale
        }
        let mirrored =
            motif.stance == .stands && motif != .radio && motif != .powerBank && motif != .watch
            && sketch.chance.happens(0.4)
        let left = w * x - 200 * scale
        let move =
            mirrored
            ? "translate(\(left + 400 * scale) \(top)) scale(\(-scale) \(scale))"
            : "translate(\(left) \(top)) scale(\(scale))"
        let lean = motif.stance == .lies ? " rotate(\(sketch.chance.number(-12...12)) 200 200)" : ""
        sketch.group(move + lean) { $0.draw(motif, form) }
    }
}
