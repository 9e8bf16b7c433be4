/// Clothes. Each stands in a box of 400 × 400 whose floor is at 370.
extension Sketch {
    mutating func dress(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: chance.number(0.6...1.25))
        hanger(Tint.wood)
        let hem = [
            ("70 372 Q200 392 330 372", 330.0), ("118 376 Q200 388 282 376", 282), ("96 330 Q200 352 304 330", 304),
            ("60 366 Q200 396 340 366", 340),
        ][form % 4]
        let bodice = "M164 62 Q170 96 200 98 Q230 96 236 62 L258 70"
        let outline: String
        switch form % 4 {
        case 0:
            outline = bodice + " Q262 118 244 172 Q290 260 330 372 Q200 392 70 372 Q110 260 156 172 Q138 118 142 70Z"
        case 1:
            outline =
                bodice
                + " Q266 118 252 176 Q278 214 274 262 Q270 320 282 376 Q200 388 118 376 Q130 320 126 262 Q122 214 148 176 Q134 118 142 70Z"
        case 2:
            outline = bodice + " Q268 120 262 180 Q282 250 304 330 Q200 352 96 330 Q118 250 138 180 Q132 120 142 70Z"
        default: outline = bodice + " L262 150 L340 366 Q200 396 60 366 L138 150 L142 70Z"
        }
        let sleeve =
            form % 2 == 0
            ? "M142 70 Q112 78 92 150 L132 166 Q142 130 146 110Z M258 70 Q288 78 308 150 L268 166 Q258 130 254 110Z"
            : "M142 70 Q98 88 82 206 Q104 220 124 212 Q132 150 146 116Z M258 70 Q302 88 318 206 Q296 220 276 212 Q268 150 254 116Z"
        if form % 3 != 2 { round(sleeve, paint) }
        round(outline, paint)
        if form % 2 == 1 { round("M146 170 Q200 184 254 170 L256 192 Q200 206 144 192Z", c[4]) }
        line("M164 62 Q170 96 200 98 Q230 96 236 62", c[4], 6)
        for x in [118.0, 160, 240, 284] {
            line(
                "M\(200 + (x - 200) * 0.35) 205 Q\(200 + (x - 200) * 0.8) 280 \(200 + (x - 200) * (hem.1 - 200) / 130) 356",
                c[4], 3, opacity: 0.22)
        }
        if form % 4 == 0 { line("M78 362 Q200 382 322 362", c[1], 9) }
    }

    private mutating func hanger(_ tint: Tint) {
        line("M200 40 q0 -16 12 -18 q14 -2 12 -14 q-4 -12 -18 -8", Tint.steel.dark(0.2), 4)
        line("M150 70 Q200 32 250 70", tint, 8)
    }

    mutating func shirt(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: chance.number(0.5...1))
        let plain = "\(chance.pick(Tint.plains))"
        let cloth = form % 3 == 2 ? plain : paint
        let long = form % 2 == 1
        hanger(Tint.wood.light(0.3))
        let sleeves =
            long
            ? "M132 84 Q84 96 52 300 L98 314 Q112 220 140 170Z M268 84 Q316 96 348 300 L302 314 Q288 220 260 170Z"
            : "M132 84 Q88 94 44 168 L96 204 Q118 180 138 166Z M268 84 Q312 94 356 168 L304 204 Q282 180 262 166Z"
        round(sleeves, cloth)
        round("M164 66 L132 84 Q126 220 122 352 Q200 366 278 352 Q274 220 268 84 L236 66 Q200 96 164 66Z", cloth)
        switch form % 3 {
        case 0:  // a collar and buttons
            line("M200 96 V358", c[4], 2.5, opacity: 0.5)
            for y in stride(from: 124.0, through: 330, by: 42) { dot(207, y, 4.5, .cream) }
            path("M164 64 L200 98 L176 124 L152 78Z M236 64 L200 98 L224 124 L248 78Z", c[3])
            line("M164 64 L200 98 L176 124 L152 78Z M236 64 L200 98 L224 124 L248 78Z", c[4], 2, opacity: 0.5)
            box(222, 158, 36, 42, cloth, round: 4)
            line("M222 160 h36 v36 l-18 8 l-18 -8Z", c[4], 2, opacity: 0.55)
        case 1:  // an embroidered neck, as a dashiki has
            path("M164 66 Q200 96 236 66 L228 150 L200 208 L172 150Z", c[4])
            line("M172 84 L180 146 L200 190 L220 146 L228 84", c[1], 5)
            line("M182 96 L188 140 L200 168 L212 140 L218 96", c[3], 3)
            for y in stride(from: 106.0, through: 150, by: 14) { dot(200, y, 4, c[2]) }
            line("M123 346 Q200 360 277 346", c[1], 8)
        default:  // a print on a plain shirt
            line("M164 66 Q200 100 236 66", Tint.ink, 5, opacity: 0.4)
            let mark = print(style, c, size: 0.5)
            if chance.happens(0.5) { oval(200, 196, 54, 54, mark) } else { box(144, 150, 112, 92, mark, round: 10) }
            line("M140 236 Q150 300 138 344 M262 230 Q254 300 264 340", .ink, 2.5, opacity: 0.18)
        }
    }

    mutating func skirt(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: chance.number(0.7...1.3))
        let outline =
            form % 2 == 0
            ? "M140 70 H260 Q300 200 352 340 Q330 366 296 348 Q262 376 232 352 Q200 378 168 352 Q138 376 104 348 Q70 366 48 340 Q100 200 140 70Z"
            : "M132 60 H268 Q286 150 276 250 L284 372 H116 L124 250 Q114 150 132 60Z"
        round(outline, paint)
        for x in [-70.0, -28, 24, 66] {
            line("M\(200 + x * 0.6) 100 Q\(200 + x) 220 \(200 + x * 1.7) 346", c[4], 3.5, opacity: 0.3)
        }
        round("M138 52 H262 L264 82 H136Z", c[4])
        if form % 2 == 1 {
            path("M236 76 q34 4 50 40 q-28 -6 -42 -22 q10 34 4 62 q-26 -34 -22 -70Z", paint)
            line("M236 78 q30 8 46 36 M238 80 q10 34 8 72", c[4], 2)
        }
    }

    mutating func wrap(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.8)
        shadow(200, 372, 120, 16)
        let skin = chance.pick([Tint(0x6B4226), Tint(0x4E2E1C), Tint(0x8A5A3A)])
        round("M168 372 V318 Q128 300 126 232 Q126 180 200 176 Q274 180 274 232 Q272 300 232 318 V372Z", skin)
        round("M112 226 Q96 120 200 84 Q304 120 288 226 Q200 166 112 226Z", paint)
        for y in [118.0, 146, 176] {
            line("M\(118 - (y - 118) * 0.1) \(y + 52) Q200 \(y - 34) 284 \(y + 34)", c[4], 3, opacity: 0.4)
        }
        if form % 2 == 0 {
            for (x, turn) in [(168.0, -38.0), (232, 34), (200, -2)] {
                group("translate(\(x) 100) rotate(\(turn))") { k in
                    k.round("M-26 20 Q-62 -44 -16 -78 Q0 -92 16 -78 Q62 -44 26 20Z", paint)
                    k.line("M0 12 Q-8 -30 0 -70", c[4], 3, opacity: 0.45)
                }
            }
        } else {
            ball(262, 104, 62, 50, paint, shine: 0.3)
            line("M214 118 Q262 76 310 118 M222 136 Q268 110 312 96", c[4], 3, opacity: 0.4)
        }
        for x in [124.0, 276] { dot(x, 268, 9, .gold); ring(x, 292, 15, .gold, 5) }
    }

    mutating func scarf(_ form: Int, print style: Int) {
        shadow(200, 366, 170, 22)
        if form % 2 == 0 {
            for layer in 0..<4 {
                let (paint, c) = cloth(style + layer * 3, size: 0.7)
                let y = 300 - Double(layer) * 62
                lit("M54 \(y) H330 q26 4 26 32 t-26 32 H54 q14 -32 0 -64Z", paint)
                line("M60 \(y + 58) H328 q22 -2 24 -24", c[4], 2.5, opacity: 0.4)
            }
        } else {
            let (paint, c) = cloth(style, size: 0.9)
            line("M40 40 H360", Tint.wood, 12)
            round("M84 42 H214 L226 340 H72Z", paint)
            round("M196 42 H322 L332 296 H190Z", paint)
            for x in stride(from: 78.0, through: 220, by: 12) { line("M\(x) 340 v26", c[3], 3) }
            for x in stride(from: 196.0, through: 328, by: 12) { line("M\(x) 296 v26", c[3], 3) }
            line("M120 50 L112 336 M172 50 V338 M236 50 L232 292 M284 50 L290 292", c[4], 3, opacity: 0.25)
        }
    }

    mutating func hat(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.6)
        shadow(200, 318, 180, 26)
        if form % 2 == 0 {
            let straw = chance.pick([Tint(0xE0BE7C), Tint(0xC79B57), Tint(0xEAD7A8)])
            lit("M14 286 Q200 212 386 286 Q352 334 200 336 Q48 334 14 286Z", straw)
            for r in [0.9, 0.76, 0.62] {
                line(
                    "M\(200 - 186 * r) \(290 - 6 * r) Q200 \(290 + 58 * r) \(200 + 186 * r) \(290 - 6 * r)",
                    straw.dark(0.4), 1.6, opacity: 0.5)
            }
            round("M108 272 Q104 150 160 138 Q200 152 240 138 Q296 150 292 272 Q200 308 108 272Z", straw)
            round("M106 240 Q200 282 294 240 V274 Q200 312 106 274Z", paint)
        } else {
            round("M92 296 Q84 150 200 132 Q316 150 308 296Z", paint)
            line("M200 132 V296 M146 148 Q124 210 130 296 M254 148 Q276 210 270 296", c[4], 2.5, opacity: 0.45)
            lit("M88 286 Q250 262 378 312 Q386 336 356 336 Q220 318 88 310Z", c[4])
            dot(200, 132, 10, c[4])
        }
    }
}
