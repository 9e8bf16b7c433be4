/// Cloth as markets have it: kitenge figures, shuka checks, stripes, leaves. Each is a paint.
extension Sketch {
    static let prints = 14

    /// - Parameter style: which print, 0 ..< `prints`; larger numbers begin anew.
    mutating func print(_ style: Int, _ c: [Tint], size: Double = 1) -> String {
        let s = 46 * size
        switch style % Self.prints {
        case 0:  // targets
            return tiled(s, s) { k in
                k.box(0, 0, s, s, c[0])
                for (share, tint) in [(0.46, c[4]), (0.4, c[1]), (0.28, c[3]), (0.2, c[2]), (0.09, c[4])] {
                    k.dot(s / 2, s / 2, s * share, tint)
                }
                for (x, y) in [(0.0, 0.0), (s, 0), (0, s), (s, s)] { k.dot(x, y, s * 0.12, c[1]) }
            }
        case 1:  // shuka checks
            return tiled(s, s) { k in
                k.box(0, 0, s, s, c[0])
                k.box(0, 0, s * 0.42, s, c[4], opacity: 0.55)
                k.box(0, 0, s, s * 0.42, c[4], opacity: 0.55)
                k.box(s * 0.66, 0, s * 0.07, s, c[1])
                k.box(0, s * 0.66, s, s * 0.07, c[1])
            }
        case 2:  // petals
            return tiled(s, s) { k in
                k.box(0, 0, s, s, c[0])
                for turn in stride(from: 0, to: 360, by: 60) {
                    k.group("translate(\(s / 2) \(s / 2)) rotate(\(turn))") { k in
                        k.oval(0, -s * 0.24, s * 0.09, s * 0.2, c[1])
                        k.oval(0, -s * 0.24, s * 0.04, s * 0.13, c[2])
                    }
                }
                k.dot(s / 2, s / 2, s * 0.1, c[3])
            }
        case 3:  // waves
            return tiled(s, s / 2) { k in
                k.box(0, 0, s, s / 2, c[0])
                k.line(
                    "M\(-s / 4) \(s * 0.25) q\(s / 4) \(-s * 0.34) \(s / 2) 0 t\(s / 2) 0 t\(s / 2) 0", c[1], s * 0.14)
                k.line(
                    "M\(-s / 4) \(s * 0.25) q\(s / 4) \(-s * 0.34) \(s / 2) 0 t\(s / 2) 0 t\(s / 2) 0", c[3], s * 0.04)
            }
        case 4:  // diamonds
            return tiled(s, s * 1.3) { k in
                k.box(0, 0, s, s * 1.3, c[0])
                let (x, y) = (s / 2, s * 0.65)
                for (share, tint) in [(1.0, c[4]), (0.78, c[1]), (0.5, c[3]), (0.28, c[2])] {
                    k.path(
                        "M\(x) \(y - y * share) L\(x + x * share) \(y) L\(x) \(y + y * share) L\(x - x * share) \(y) Z",
                        tint)
                }
            }
        case 5:  // zigzag
            return tiled(s, s) { k in
                k.box(0, 0, s, s, c[0])
                for (at, tint) in [(0.1, c[1]), (0.43, c[3]), (0.76, c[2])] {
                    k.path(
                        "M0 \(s * at + s * 0.2) L\(s / 2) \(s * at) L\(s) \(s * at + s * 0.2) v\(s * 0.12) L\(s / 2) \(s * at + s * 0.12) L0 \(s * at + s * 0.32) Z",
                        tint)
                }
            }
        case 6:  // stripes
            return tiled(s, s, turned: 90) { k in
                for (at, (share, tint)) in [(0.3, c[0]), (0.12, c[3]), (0.22, c[1]), (0.08, c[4]), (0.28, c[2])]
                    .enumerated()
                {
                    k.box(0, s * [0, 0.3, 0.42, 0.64, 0.72][at], s, s * share + 0.5, tint)
                }
            }
        case 7:  // leaves
            return tiled(s, s, turned: 20) { k in
                k.box(0, 0, s, s, c[0])
                for (x, y, turn, tint) in [(0.28, 0.3, 30.0, c[1]), (0.74, 0.72, -40, c[2]), (0.78, 0.2, 120, c[3])] {
                    k.group("translate(\(s * x) \(s * y)) rotate(\(turn))") { k in
                        k.path("M0 \(-s * 0.24) Q\(s * 0.17) 0 0 \(s * 0.24) Q\(-s * 0.17) 0 0 \(-s * 0.24)Z", tint)
                        k.line("M0 \(-s * 0.2) V\(s * 0.24)", c[4], 1.2)
                    }
                }
            }
        case 8:  // dots
            return tiled(s * 0.6, s * 0.6, turned: 45) { k in
                k.box(0, 0, s * 0.6, s * 0.6, c[0])
                k.dot(s * 0.3, s * 0.3, s * 0.15, c[3])
                k.dot(s * 0.3, s * 0.3, s * 0.06, c[1])
            }
        case 9:  // fans
            return tiled(s, s * 0.5) { k in
                k.box(0, 0, s, s * 0.5, c[4])
                for x in [0, s, s / 2] {
                    let y = x == s / 2 ? s * 0.5 : s * 0.25
                    for (share, tint) in [(0.5, c[1]), (0.39, c[0]), (0.27, c[3]), (0.15, c[2])] {
                        k.dot(x, y, s * share, tint)
                    }
                }
                for x in [0, s] {
                    for (share, tint) in [(0.5, c[1]), (0.39, c[0]), (0.27, c[3]), (0.15, c[2])] {
                        k.dot(x, s * 0.75, s * share, tint)
                    }
                }
            }
        case 10:  // birds' eyes
            return tiled(s, s) { k in
                k.box(0, 0, s, s, c[1])
                for (x, y) in [(0.5, 0.25), (0, 0.75), (1, 0.75)] {
                    let (cx, cy) = (s * x, s * y)
                    k.path(
                        "M\(cx - s * 0.46) \(cy) Q\(cx) \(cy - s * 0.42) \(cx + s * 0.46) \(cy) Q\(cx) \(cy + s * 0.42) \(cx - s * 0.46) \(cy)Z",
                        c[0])
                    k.dot(cx, cy, s * 0.15, c[3])
                    k.dot(cx, cy, s * 0.08, c[4])
                }
            }
        case 11:  // squares in squares
            return tiled(s, s, turned: 45) { k in
                for (inset, tint) in [(0.0, c[0]), (0.08, c[4]), (0.14, c[3]), (0.26, c[1]), (0.38, c[2])] {
                    k.box(s * inset, s * inset, s * (1 - 2 * inset), s * (1 - 2 * inset), tint)
                }
            }
        case 12:  // triangles
            return tiled(s, s) { k in
                k.box(0, 0, s, s, c[0])
                k.path("M0 0 H\(s / 2) L0 \(s / 2)Z M\(s) \(s) H\(s / 2) L\(s) \(s / 2)Z", c[1])
                k.path("M\(s / 2) 0 H\(s) V\(s / 2)Z", c[3])
                k.path("M\(s / 2) \(s) H0 V\(s / 2)Z", c[2])
            }
        default:  // big wheels
            return tiled(s * 2, s * 2) { k in
                k.box(0, 0, s * 2, s * 2, c[3])
                k.dot(s, s, s * 0.92, c[0])
                for turn in stride(from: 0, to: 360, by: 30) {
                    k.group("translate(\(s) \(s)) rotate(\(turn))") { k in
                        k.path("M\(-s * 0.1) \(-s * 0.86) H\(s * 0.1) L0 \(-s * 0.34)Z", turn % 60 == 0 ? c[1] : c[2])
                    }
                }
                k.dot(s, s, s * 0.28, c[4])
                k.dot(s, s, s * 0.16, c[1])
            }
        }
    }

    /// A print and its colours, by chance.
    mutating func cloth(_ style: Int, size: Double = 1) -> (paint: String, colours: [Tint]) {
        let colours = chance.pick(Tint.cloths)
        return (print(style, colours, size: size), colours)
    }
}
