/// What the farm sends to market.
extension Sketch {
    /// One kind of fruit or vegetable, drawn around (0, 0) about 160 high.
    enum Crop: String, CaseIterable, Sendable {
        case mango, banana, pineapple, avocado, tomato, orange, watermelon, passion, onion, maize, carrot, chilli,
            cabbage, strawberry, papaya, potato
    }

    /// - Parameter form: how they lie: alone, two, three, a heap, a bowl, a basket, a crate.
    mutating func harvest(_ crop: Crop, _ form: Int) {
        switch form % 7 {
        case 0:
            shadow(200, 330, 150, 22)
            group("translate(200 206) scale(1.65)") { $0.one(crop, 0) }
        case 1:
            shadow(200, 326, 180, 22)
            for (at, place) in [
                "translate(126 216) rotate(-16) scale(1.15)", "translate(270 226) rotate(18) scale(1.2)",
            ].enumerated() { group(place) { $0.one(crop, at) } }
        case 2:
            shadow(200, 350, 190, 22)
            for (at, place) in [
                "translate(112 262) rotate(-8)", "translate(290 262) rotate(10)", "translate(200 142) rotate(4)",
                "translate(204 284) rotate(-3)",
            ].enumerated() { group(place) { $0.one(crop, at) } }
        case 3:
            shadow(200, 360, 200, 20)
            for (at, (x, y)) in [
                (70.0, 310.0), (154, 316), (240, 314), (326, 310), (112, 240), (198, 244), (284, 240), (156, 168),
                (242, 170), (200, 100),
            ].enumerated() {
                group("translate(\(x) \(y)) rotate(\(chance.number(-26...26))) scale(.62)") {
                    $0.one(crop, at < 4 ? at : 0)
                }
            }
        case 4:
            shadow(200, 372, 150, 18)
            for (at, (x, y)) in [(104.0, 190.0), (296, 190), (152, 138), (250, 136), (200, 184), (200, 98)].enumerated()
            {
                group("translate(\(x) \(y)) rotate(\(chance.number(-30...30))) scale(.74)") { $0.one(crop, at) }
            }
            let (paint, c) = cloth(chance.number(0...13), size: 0.55)
            round(
                "M24 206 Q200 250 376 206 Q360 340 254 366 H146 Q40 340 24 206Z",
                chance.happens(0.5) ? paint : "\(c[0])")
            line("M26 208 Q200 252 374 208", c[4], 7)
        case 5:
            shadow(200, 372, 170, 18)
            for (at, (x, y)) in [(88.0, 190.0), (312, 190), (146, 134), (256, 136), (200, 190), (200, 80)].enumerated()
            {
                group("translate(\(x) \(y)) rotate(\(chance.number(-24...24))) scale(.8)") { $0.one(crop, at) }
            }
            let weave = tiled(28, 20) { k in
                k.box(0, 0, 28, 20, Tint(0xC9964E))
                k.box(1, 1, 13, 8, Tint(0xE3B873), round: 3); k.box(15, 11, 13, 8, Tint(0xE3B873), round: 3)
            }
            round("M34 216 H366 L330 368 H70Z", weave)
            line("M30 216 H370", Tint.wood.dark(0.1), 17)
        default:
            for row in 0..<2 {
                for (at, x) in stride(from: 72.0, through: 330, by: 64).enumerated() {
                    group("translate(\(x) \(150 + Double(row) * 56)) rotate(\(chance.number(-30...30))) scale(.62)") {
                        $0.one(crop, at + row)
                    }
                }
            }
            for y in [236.0, 284, 330] {
                lit("M16 \(y) H384 V\(y + 38) H16Z", Tint.wood.light(0.25));
                line("M30 \(y + 20) q160 -8 340 2", Tint.wood.dark(0.3), 1.5, opacity: 0.5)
            }
            for x in [24.0, 350] { lit("M\(x) 222 h26 V372 h-26Z", Tint.wood.light(0.08)) }
        }
    }

    private mutating func leaf(_ x: Double, _ y: Double, _ turn: Double, _ size: Double = 1) {
        group("translate(\(x) \(y)) rotate(\(turn)) scale(\(size))") { k in
            k.lit("M0 0 Q26 -16 24 -52 Q-10 -44 0 0Z", Tint.leaf)
            k.line("M2 -4 Q14 -24 22 -48", Tint.leaf.dark(0.4), 2)
        }
    }

    private mutating func one(_ crop: Crop, _ at: Int) {
        switch crop {
        case .mango:
            let skin = across([(0, Tint(0x7FA63A), 1), (0.5, Tint(0xF4B32F), 1), (1, Tint(0xDB5A2B), 1)], slant: 0.7)
            let d = "M-18 -74 Q60 -82 72 -4 Q74 66 8 76 Q-66 78 -68 12 Q-66 -50 -18 -74Z"
            path(d, skin)
            path(d, around(0.36, 0.3, 0.8, [(0, .white, 0.55), (0.4, .white, 0), (1, .ink, 0.42)]))
            line("M-16 -74 l-4 -14", Tint.wood, 7); leaf(-18, -84, 40, 0.9)
        case .banana:
            for (turn, tint) in [(-20.0, Tint(0xE9B824)), (0, Tint(0xF5CC3A)), (20, Tint(0xF9DA5E))] {
                group("translate(0 -66) rotate(\(turn))") { k in
                    k.round("M-10 0 Q-64 70 -14 142 Q-4 150 8 142 Q-14 80 18 2Z", tint)
                    k.line("M-2 10 Q-38 72 -8 136", tint.dark(0.3), 2, opacity: 0.6)
                    k.dot(0, 142, 8, Tint(0x4A3520))
                }
            }
            round("M-14 -88 H16 L20 -58 H-18Z", Tint(0x7B6A2A))
        case .pineapple:
            for turn in [-52.0, 52, -32, 32, -14, 14, 0] {
                group("translate(0 -34) rotate(\(turn))") { k in
                    k.lit("M-10 0 Q-14 -44 0 -76 Q14 -44 10 0Z", Tint(0x4E8B45))
                }
            }
            let skin = tiled(20, 24) { k in
                k.box(0, 0, 20, 24, Tint(0xC98A22)); k.path("M10 1 L19 12 L10 23 L1 12Z", Tint(0xF0B93C));
                k.dot(10, 12, 2.4, Tint(0x7A4A12))
            }
            ball(0, 26, 52, 66, skin, shine: 0.3)
        case .avocado:
            let d = "M0 -80 Q34 -76 46 -12 Q74 26 50 58 Q28 82 0 82 Q-28 82 -50 58 Q-74 26 -46 -12 Q-34 -76 0 -80Z"
            if at % 2 == 0 {
                round(d, Tint(0x3E5B2B))
            } else {
                path(d, Tint(0x3E5B2B))
                group("scale(.9)") { k in
                    k.path(
                        d,
                        k.around(
                            0.5, 0.62, 0.6, [(0, Tint(0xF4EDA8), 1), (0.7, Tint(0xDCE38A), 1), (1, Tint(0x9DBA4B), 1)]))
                }
                ball(0, 30, 30, 30, Tint(0x8A5427))
            }
        case .tomato:
            ball(0, 8, 74, 66, Tint(0xD63A26))
            path("M0 -44 L-34 -58 L-12 -50 L-10 -80 L2 -52 L24 -76 L18 -48 L44 -50 L8 -40 L2 -24Z", Tint.leaf)
        case .orange:
            ball(0, 4, 72, 72, Tint(0xF08A1D))
            for (x, y) in [(-30.0, 20.0), (10, 40), (34, 4), (-6, -4), (-40, -10), (20, -30)] {
                dot(x, y, 2.5, Tint(0xB85E0C), opacity: 0.5)
            }
            dot(0, -60, 7, Tint(0x5E7A2C)); leaf(2, -62, 30, 0.9)
        case .watermelon:
            if at % 2 == 0 {
                let stripes = tiled(26, 40) { k in
                    k.box(0, 0, 26, 40, Tint(0x2F7D3A)); k.line("M8 0 q10 10 0 20 q-10 10 0 20", Tint(0x8CC152), 6)
                }
                ball(0, 4, 84, 70, stripes, shine: 0.4)
            } else {
                path("M-88 -30 A90 90 0 0 0 88 -30Z", Tint(0x2F7D3A));
                path("M-80 -30 A81 81 0 0 0 80 -30Z", Tint(0xE9F5C9));
                path("M-72 -30 A73 73 0 0 0 72 -30Z", Tint(0xE5414B))
                for (x, y) in [(-44.0, -12.0), (-16, 2), (16, 0), (44, -12), (-2, 26), (-28, 20), (28, 20)] {
                    oval(x, y, 4, 7, Tint.ink)
                }
            }
        case .passion:
            ball(0, 4, 66, 66, Tint(0x5C2350))
            if at % 2 == 1 {
                dot(0, 6, 56, Tint(0xF3E6D8)); dot(0, 6, 46, Tint(0xE8A51F))
                for turn in stride(from: 0, to: 360, by: 40) {
                    group("rotate(\(turn))") { $0.oval(0, -26, 5, 9, Tint.ink) }
                }
                dot(0, 6, 8, Tint.ink)
            }
        case .onion:
            let tint = [Tint(0x9A2F5B), Tint(0xC98238)][0]
            round("M0 -84 Q8 -54 44 -34 Q78 -4 62 40 Q40 74 0 76 Q-40 74 -62 40 Q-78 -4 -44 -34 Q-8 -54 0 -84Z", tint)
            for x in [-38.0, -14, 14, 38] {
                line("M0 -70 Q\(x * 1.5) 0 \(x * 0.3) 74", tint.light(0.5), 2, opacity: 0.5)
            }
            for x in [-12.0, 0, 12] { line("M\(x * 0.4) 76 L\(x) 90", Tint(0xD9C6A0), 3) }
        case .maize:
            let grain = tiled(15, 14) { k in
                k.box(0, 0, 15, 14, Tint(0xC98E1C)); k.box(1, 1, 13, 12, Tint(0xFAD24B), round: 5)
            }
            round("M-34 80 Q-46 -30 0 -92 Q46 -30 34 80Z", grain)
            round("M-40 88 Q-80 10 -50 -54 Q-22 10 -8 90Z M40 88 Q80 10 50 -54 Q22 10 8 90Z", Tint(0x7BAA45))
            line("M0 90 v18", Tint(0x7BAA45), 14)
        case .carrot:
            for turn in [-34.0, -12, 14, 36] {
                group("translate(0 -58) rotate(\(turn))") { k in
                    k.line("M0 0 V-44", .leaf, 5); for y in [-20.0, -34, -46] { k.oval(0, y, 12, 8, .leaf) }
                }
            }
            round("M-32 -58 Q0 -76 32 -58 Q30 30 4 98 Q0 104 -4 98 Q-30 30 -32 -58Z", Tint(0xEE7B22))
            for (x, y) in [(-20.0, -20.0), (4, 6), (-12, 34), (10, -36)] {
                line("M\(x) \(y) h18", Tint(0xB9560F), 3, opacity: 0.6)
            }
        case .chilli:
            for (turn, tint) in [(-24.0, Tint(0xD42A1E)), (16, Tint(0xE8501F))] {
                group("rotate(\(turn)) translate(0 -60)") { k in
                    k.round("M-20 0 Q-34 70 22 146 Q26 66 22 0Z", tint);
                    k.round("M-24 4 Q0 -24 26 4 Q0 14 -24 4Z", .leaf); k.line("M0 -8 Q2 -26 14 -32", .leaf, 7)
                }
            }
        case .cabbage:
            for (turn, share) in [(-40.0, 0.2), (40, 0.26), (-78, 0.1), (78, 0.14), (180, 0.05)] {
                group("rotate(\(turn))") { k in
                    k.lit("M0 0 Q-70 -40 -40 -84 Q0 -104 40 -84 Q70 -40 0 0Z", Tint(0x5F9C48).light(share))
                }
            }
            ball(0, 4, 62, 60, Tint(0x9CC66F), shine: 0.5)
            line("M0 62 V-40 M0 30 Q-30 10 -44 -22 M0 20 Q30 0 42 -26 M0 -4 Q-16 -22 -20 -44", Tint(0xDDEFC0), 4)
        case .strawberry:
            round("M0 86 Q-70 30 -60 -28 Q-40 -60 0 -48 Q40 -60 60 -28 Q70 30 0 86Z", Tint(0xD92B3A))
            for (x, y) in [
                (-30.0, -14.0), (0, -20), (30, -14), (-38, 14), (-12, 10), (14, 10), (38, 14), (-20, 38), (8, 38),
                (0, 62),
            ] { oval(x, y, 3.5, 5.5, Tint(0xFBE08A)) }
            path("M0 -44 L-48 -46 L-24 -58 L-30 -80 L-4 -62 L8 -86 L16 -60 L44 -70 L30 -52 L50 -40Z", Tint.leaf)
        case .papaya:
            let d = "M0 -86 Q30 -70 52 4 Q66 74 0 88 Q-66 74 -52 4 Q-30 -70 0 -86Z"
            if at % 2 == 0 {
                path(d, across([(0, Tint(0x6E9E3B), 1), (1, Tint(0xF0A52E), 1)], down: true));
                path(d, around(0.36, 0.4, 0.8, [(0, .white, 0.5), (0.4, .white, 0), (1, .ink, 0.4)]))
            } else {
                path(d, Tint(0xE8A12D)); group("scale(.92)") { $0.path(d, Tint(0xF47B3C)) }
                path("M0 -50 Q28 -10 26 30 Q20 62 0 64 Q-20 62 -26 30 Q-28 -10 0 -50Z", Tint(0xC9531F))
                for (x, y) in [(-10.0, -4.0), (8, 4), (-12, 22), (10, 28), (-2, 44), (0, -22)] {
                    ball(x, y, 7, 7, Tint.ink)
                }
            }
        case .potato:
            let tint = [Tint(0xC79A62), Tint(0xB98550), Tint(0xD4AA72)][at % 3]
            let d = "M-66 -14 Q-52 -62 4 -56 Q70 -52 76 2 Q72 58 8 60 Q-72 62 -66 -14Z"
            path(d, tint); path(d, around(0.36, 0.3, 0.8, [(0, .white, 0.4), (0.4, .white, 0), (1, .ink, 0.45)]))
            for (x, y) in [(-30.0, -10.0), (14, -24), (30, 20), (-12, 30)] {
                oval(x, y, 5, 3, tint.dark(0.4), opacity: 0.7)
            }
        }
    }

    mutating func honey(_ form: Int) {
        shadow(200, 370, 130, 16)
        let count = form % 2 + 1
        for index in 0..<count {
            group(
                count == 1
                    ? "translate(200 370)" : ["translate(130 362) scale(.84)", "translate(282 370) scale(.7)"][index]
            ) { k in
                let tint = [Tint(0xE39A1C), Tint(0xF4B942), Tint(0xB8660F)][(form + index) % 3]
                k.round(
                    "M-100 -250 H100 Q122 -220 122 -190 V-30 Q122 0 92 0 H-92 Q-122 0 -122 -30 V-190 Q-122 -220 -100 -250Z",
                    tint)
                k.round("M-104 -300 H104 V-250 H-104Z", [Tint.gold, Tint(0xF4F0E4), Tint(0x5A3A20)][form % 3])
                k.box(-92, -196, 184, 116, Tint.cream, round: form % 2 == 0 ? 12 : 56)
                for (x, y) in [(-36.0, -150.0), (0, -150), (36, -150), (-18, -120), (18, -120)] {
                    k.path("M\(x) \(y - 19) l17 9.500 v19 l-17 9.500 l-17 -9.500 v-19Z", tint)
                }
                k.line("M-100 -210 V-40", .white, 10, opacity: 0.4)
            }
        }
    }

    mutating func milk(_ form: Int) {
        shadow(200, 372, 140, 16)
        if form % 2 == 0 {
            round(
                "M150 60 H250 V120 Q310 150 310 210 V340 Q310 370 280 370 H120 Q90 370 90 340 V210 Q90 150 150 120Z",
                Tint.steel)
            round("M138 34 H262 V66 H138Z", Tint.steel.dark(0.15))
            line("M140 132 Q70 140 76 220 M260 132 Q330 140 324 220", Tint.steel.dark(0.35), 9)
            for y in [210.0, 330] { line("M92 \(y) H308", Tint.steel.dark(0.35), 4) }
        } else {
            for (x, s) in [(128.0, 1.0), (270, 0.84)] {
                group("translate(\(x) 370) scale(\(s))") { k in
                    k.round(
                        "M-34 -320 H34 V-250 Q76 -220 76 -170 V-20 Q76 0 56 0 H-56 Q-76 0 -76 -20 V-170 Q-76 -220 -34 -250Z",
                        Tint(0xFBFAF4))
                    k.round("M-40 -342 H40 V-312 H-40Z", [Tint(0x1F5FA8), Tint(0xC8402F)][form / 2 % 2])
                    k.box(-76, -150, 152, 80, [Tint(0xBBD8EE), Tint(0xF6C9B8)][form / 2 % 2])
                }
            }
        }
    }

    mutating func eggs(_ form: Int) {
        shadow(200, 350, 190, 20)
        let rows = form % 2 == 0 ? 3 : 2
        for row in 0..<rows {
            for at in 0..<5 {
                let (x, y) = (72 + Double(at) * 64 - Double(row % 2) * 6, 160 + Double(row) * 56)
                ball(x, y, 29, 38, [Tint(0xD9A06B), Tint(0xC98652), Tint(0xF2E3CC)][(at + row * form) % 3])
            }
        }
        let y = 160 + Double(rows) * 56 - 34
        lit(
            "M24 \(y) q16 26 32 0 q16 26 32 0 q32 30 64 0 q32 30 64 0 q32 30 64 0 q32 30 64 0 q16 26 32 0 L356 \(y + 76) H44Z",
            Tint(0xA7A29A))
    }
}
