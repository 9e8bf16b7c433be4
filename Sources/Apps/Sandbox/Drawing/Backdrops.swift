/// What stands behind and under the goods.
extension Sketch {
    static let backdrops = 12

    /// Fills the canvas. - Returns: where the floor is, from the top, for a thing that stands.
    mutating func backdrop(_ style: Int, _ w: Double, _ h: Double) -> Double {
        let ground = chance.pick(Tint.grounds), other = chance.pick(Tint.grounds)
        let accent = chance.pick(Tint.cloths)[0]
        let floor = h * 0.8
        box(0, 0, w, h, across([(0, ground.light(0.35), 1), (1, ground.dark(0.07), 1)], down: true, slant: 0.3))
        switch style % Self.backdrops {
        case 0:  // a wall and a table
            box(0, floor - h * 0.1, w, h, across([(0, other.dark(0.14), 1), (1, other.light(0.1), 1)], down: true))
            box(0, floor - h * 0.1, w, 3, .ink, opacity: 0.12)
        case 1:  // the sun
            dot(w * 0.5, h * 0.44, min(w, h) * 0.36, accent.light(0.62))
        case 2:  // an arch
            let r = w * 0.33
            path("M\(w / 2 - r) \(h) V\(h * 0.42) A\(r) \(r) 0 0 1 \(w / 2 + r) \(h * 0.42) V\(h)Z", accent.light(0.66))
            box(0, h * 0.84, w, h, other.dark(0.1))
        case 3:  // planks
            for (index, y) in stride(from: h * 0.58, to: h, by: h * 0.105).enumerated() {
                box(0, y, w, h * 0.11, Tint.wood.light(0.18 + 0.1 * Double(index % 2)))
                box(0, y, w, 2.5, Tint.wood.dark(0.45), opacity: 0.5)
                line(
                    "M\(w * 0.1) \(y + h * 0.05) q\(w * 0.3) \(h * 0.02) \(w * 0.7) 0", Tint.wood.dark(0.3), 1.5,
                    opacity: 0.35)
            }
        case 4:  // two halves
            path("M0 0 H\(w) L0 \(h)Z", accent.light(0.7))
        case 5:  // a woven mat
            let mat = print(chance.pick([3, 5, 4, 12]), chance.pick(Tint.cloths).map { $0.light(0.35) }, size: w / 700)
            path("M\(-w * 0.1) \(h) L\(w * 0.12) \(h * 0.62) H\(w * 0.88) L\(w * 1.1) \(h)Z", mat)
            path(
                "M\(-w * 0.1) \(h) L\(w * 0.12) \(h * 0.62) H\(w * 0.88) L\(w * 1.1) \(h)Z",
                across([(0, .ink, 0.22), (1, .ink, 0)], down: true))
        case 6:  // rays
            for turn in stride(from: 0, to: 360, by: 30) {
                group("translate(\(w / 2) \(h * 0.5)) rotate(\(turn))") { k in
                    k.path("M0 0 L\(-w * 0.16) \(-h * 1.2) H\(w * 0.16)Z", ground.light(0.55), opacity: 0.75)
                }
            }
        case 7:  // tiles
            let side = w / 6
            box(
                0, 0, w, h,
                tiled(side, side) { k in
                    k.box(0, 0, side, side, ground.light(0.45))
                    k.box(2, 2, side - 4, side - 4, ground.light(0.25), round: 3)
                })
            box(0, h * 0.74, w, h, across([(0, Tint.wood.light(0.3), 1), (1, Tint.wood, 1)], down: true))
        case 8:  // leaves at the edge
            for (x, y, turn) in [
                (0.0, 0.0, 130.0), (1, 0.04, 220), (0, 0.55, 80), (1, 0.62, 275), (0.02, 0.98, 40), (1, 1, 320),
            ] {
                group("translate(\(w * x) \(h * y)) rotate(\(turn + chance.number(-14...14)))") { k in
                    let l = w * 0.34, tint = Tint.leaf.mixed(ground, 0.35)
                    k.path("M0 0 Q\(-l * 0.42) \(-l * 0.5) 0 \(-l) Q\(l * 0.42) \(-l * 0.5) 0 0Z", tint)
                    k.line("M0 0 V\(-l * 0.9)", tint.dark(0.3), 2)
                }
            }
        case 9:  // a round stand
            path(
                "M\(w * 0.1) \(h * 0.82) v\(h * 0.1) a\(w * 0.4) \(h * 0.07) 0 0 0 \(w * 0.8) 0 v\(-h * 0.1)Z",
                other.dark(0.22))
            oval(w / 2, h * 0.82, w * 0.4, h * 0.07, other.light(0.1))
            return h * 0.835
        case 10:  // coloured blocks
            box(w * 0.58, 0, w * 0.42, h * 0.5, accent.light(0.6))
            box(0, h * 0.66, w * 0.5, h * 0.34, other.dark(0.08))
            dot(w * 0.14, h * 0.2, w * 0.09, accent.light(0.35))
        default:  // a spot of light
            box(0, 0, w, h, accent.mixed(Tint(0x3A3036), 0.55))
            box(0, 0, w, h, around(0.5, 0.48, 0.62, [(0, .cream, 0.92), (0.5, .cream, 0.45), (1, .cream, 0)]))
        }
        return floor
    }
}
