/// What stands in a kitchen and on its wall.
extension Sketch {
    mutating func pot(_ form: Int) {
        let tint =
            form % 3 == 0
            ? Tint.steel
            : chance.pick([Tint(0xC8402F), Tint(0x12898C), Tint(0xE0A526), Tint(0x34373D), Tint(0xB86B3E)])
        shadow(200, 364, 170, 20)
        let count = form % 2 == 1 ? 2 : 1
        for index in 0..<count {
            let scale = count == 1 ? 1 : [0.98, 0.62][index]
            let (x, y) = count == 1 ? (200.0, 364.0) : [(170.0, 364.0), (298, 366)][index]
            group("translate(\(x) \(y)) scale(\(scale))") { k in
                if form % 3 == 2 {
                    k.round("M130 -150 h76 q10 9 0 20 h-76Z", Tint.ink.light(0.12))
                } else {
                    k.line(
                        "M-150 -140 q-40 -2 -38 30 q4 26 42 22 M150 -140 q40 -2 38 30 q-4 26 -42 22", tint.dark(0.25),
                        13)
                }
                k.round("M-150 -168 H150 L142 -26 Q138 0 104 0 H-104 Q-138 0 -142 -26Z", tint)
                k.line("M-147 -66 H147", .white, 3, opacity: 0.35)
                k.round("M-158 -176 H158 V-158 H-158Z", tint.light(0.25))
                k.round("M-146 -176 Q-120 -232 0 -236 Q120 -232 146 -176Z", tint.mixed(.steel, 0.35))
                k.ball(0, -246, 22, 18, Tint.ink.light(0.15))
            }
        }
    }

    mutating func kettle(_ form: Int) {
        let tint = chance.pick([
            Tint.steel, Tint(0xC8402F), Tint(0x1F5FA8), Tint(0x2D7F5E), Tint(0x2B2B33), Tint(0xEDE6DA), Tint(0xB86B3E),
        ])
        shadow(196, 364, 150, 20)
        switch form % 3 {
        case 0:
            line("M112 176 Q120 52 200 50 Q280 52 288 176", Tint.ink.light(0.1), 17)
            round("M288 250 Q340 240 356 150 L386 158 Q376 290 280 318Z", tint)
            round("M200 146 Q318 152 322 290 Q322 362 270 364 H130 Q78 362 78 290 Q82 152 200 146Z", tint)
            round("M146 154 Q200 122 254 154 Q200 170 146 154Z", tint.dark(0.2))
            ball(200, 128, 16, 16, Tint.ink.light(0.2))
            line("M112 290 Q114 220 150 188", .white, 9, opacity: 0.5)
        case 1:
            round("M84 130 L30 120 L90 200Z", tint.dark(0.1))
            line("M286 132 Q372 120 364 220 Q358 286 296 290", Tint.ink.light(0.1), 22)
            round("M106 100 H280 Q300 220 312 344 H80 Q88 220 106 100Z", tint)
            round("M112 102 Q120 64 194 62 Q268 64 274 102Z", Tint.ink.light(0.15))
            box(130, 180, 16, 120, Tint(0x9FD3E6), round: 8, opacity: 0.8)
            round("M66 342 H326 V366 H66Z", Tint.ink.light(0.1))
        default:
            line("M300 150 Q384 150 378 234 Q370 320 284 322", tint, 17)
            round("M116 290 Q50 250 34 130 L62 118 Q90 210 130 220Z", tint)
            round("M150 90 H250 Q262 150 306 220 Q330 340 260 364 H140 Q70 340 94 220 Q138 150 150 90Z", tint)
            let band = print(chance.number(0...12), chance.pick(Tint.cloths), size: 0.5)
            round("M98 230 Q200 262 302 230 L310 274 Q200 310 90 274Z", band)
            round("M142 94 Q200 46 258 94Z", tint.dark(0.15))
            ball(200, 58, 13, 13, .gold)
        }
    }

    mutating func mug(_ form: Int, print style: Int) {
        let count = [1, 2, 3][form % 3]
        shadow(200, 366, count == 1 ? 130 : 175, 20)
        for index in 0..<count {
            let (paint, c) = cloth(style + index * 4, size: 0.5), base = chance.pick(Tint.plains)
            let scale = [1, 0.74, 0.58][count - 1]
            let (x, y) =
                count == 1
                ? (185.0, 366.0)
                : count == 2 ? [(118.0, 356.0), (270, 368)][index] : [(96.0, 346.0), (300, 346), (196, 370)][index]
            group("translate(\(x) \(y)) scale(\(scale))") { k in
                k.line("M96 -206 Q178 -206 168 -120 Q158 -56 92 -56", base, 25)
                k.round("M-104 -250 H104 L92 -26 Q90 0 62 0 H-62 Q-90 0 -92 -26Z", base)
                if (form + index) % 2 == 0 {
                    k.round("M-102 -214 H102 L95 -76 H-95Z", paint)
                } else {
                    k.line("M-99 -150 H99", c[1], 20); k.line("M-97 -116 H97", c[3], 9)
                }
                k.oval(0, -250, 104, 21, base.light(0.4))
                k.oval(0, -247, 88, 15, Tint(0x5B3219))
                if count == 1 {
                    k.line(
                        "M-30 -282 q-18 -24 0 -46 q18 -22 0 -44 M26 -282 q-18 -24 0 -46 q18 -22 0 -40", .white, 8,
                        opacity: 0.55)
                }
            }
        }
    }

    mutating func vase(_ form: Int) {
        let c = chance.pick(Tint.cloths),
            clay = chance.pick([Tint(0xB5623C), Tint(0x7A3E26), Tint(0xE8DCC6), Tint(0x2F4858), Tint(0x33312E)])
        shadow(200, 366, 110, 17)
        let flowers = form % 2 == 0
        if flowers {
            for (x, y, turn) in [(140.0, 60.0, -24.0), (200, 24, 0), (262, 62, 22), (172, 100, -10), (232, 106, 12)] {
                line("M200 210 Q\(200 + turn) 140 \(x) \(y)", .leaf, 5)
                for petal in stride(from: 0, to: 360, by: 60) {
                    group("translate(\(x) \(y)) rotate(\(petal))") { k in k.oval(0, -19, 10, 17, c[form % 3]) }
                }
                dot(x, y, 10, c[1].mixed(.gold, 0.5))
            }
        }
        let outline = [
            "M168 170 H232 Q226 214 262 246 Q300 290 262 350 Q250 366 200 366 Q150 366 138 350 Q100 290 138 246 Q174 214 168 170Z",
            "M158 150 H242 Q236 190 292 224 Q322 276 246 366 H154 Q78 276 108 224 Q164 190 158 150Z",
            "M150 166 H250 Q240 260 272 340 Q270 366 200 366 Q130 366 128 340 Q160 260 150 166Z",
        ][form % 3]
        let from = flowers ? 1.0 : 1.5
        group(from == 1 ? "translate(0 0)" : "translate(-70 -168) scale(1.35 1.46)") { k in
            k.path(outline, clay)
            let band = k.print(k.chance.number(0...12), c, size: 0.4)
            k.clipped(to: outline) { k in
                k.box(80, 250, 240, 46, band)
                k.line("M80 244 H320 M80 302 H320", c[3], 4)
            }
            k.path(outline, k.across([(0, .ink, 0.4), (0.32, .white, 0.34), (0.56, .ink, 0), (1, .ink, 0.48)]))
            k.oval(200, form % 3 == 1 ? 150 : 168, form % 3 == 2 ? 50 : form % 3 == 1 ? 42 : 32, 8, clay.dark(0.5))
        }
    }

    mutating func clock(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.5)
        dot(206, 212, 168, .ink, opacity: 0.16)
        if form % 3 == 1 {
            for turn in stride(from: 0, to: 360, by: 20) {
                group("translate(200 200) rotate(\(turn))") { k in
                    k.path("M-14 -120 L0 -186 L14 -120Z", c[turn % 40 == 0 ? 0 : 1])
                }
            }
            ball(200, 200, 130, 130, c[4], shine: 0.2)
        } else if form % 3 == 2 {
            lit("M50 40 H350 Q366 40 366 56 V344 Q366 360 350 360 H50 Q34 360 34 344 V56 Q34 40 50 40Z", Tint.wood)
        } else {
            ball(200, 200, 168, 168, paint, shine: 0.2)
        }
        dot(200, 200, form % 3 == 1 ? 108 : 128, Tint.cream)
        for hour in 0..<12 {
            let angle = Double(hour) * 0.5236, r = form % 3 == 1 ? 92.0 : 110
            if hour % 3 == 0 {
                dot(200 + sine(angle) * r, 200 - cosine(angle) * r, 8, c[0])
            } else {
                dot(200 + sine(angle) * r, 200 - cosine(angle) * r, 4, .ink)
            }
        }
        let hour = chance.number(0...11), minute = chance.number(0...11)
        group("translate(200 200) rotate(\(hour * 30 + minute * 2))") { k in k.line("M0 12 V-56", .ink, 10) }
        group("translate(200 200) rotate(\(minute * 30))") { k in k.line("M0 16 V-86", .ink, 6) }
        dot(200, 200, 10, c[0])
    }

    mutating func plates(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.45)
        if form % 2 == 0 {
            dot(208, 212, 172, .ink, opacity: 0.16)
            ball(200, 200, 172, 172, paint, shine: 0.2)
            ring(200, 200, 168, c[4], 5)
            ball(200, 200, 112, 112, c[3], shine: 0.3)
            ring(200, 200, 108, c[0], 4)
            for turn in stride(from: 0, to: 360, by: 45) {
                group("translate(200 200) rotate(\(turn))") { k in
                    k.path("M0 -14 Q16 -50 0 -84 Q-16 -50 0 -14Z", c[turn % 90 == 0 ? 0 : 2])
                }
            }
        } else {
            shadow(200, 366, 190, 20)
            for layer in 0..<4 {
                let y = 352 - Double(layer) * 26
                lit(
                    "M30 \(y - 22) H370 Q340 \(y + 10) 260 \(y + 14) H140 Q60 \(y + 10) 30 \(y - 22)Z",
                    [c[0], c[3], c[1], c[2]][layer])
            }
            for (x, tint) in [(118.0, c[0]), (282, c[2])] {
                round(
                    "M\(x - 84) 168 H\(x + 84) Q\(x + 76) 244 \(x + 30) 256 H\(x - 30) Q\(x - 76) 244 \(x - 84) 168Z",
                    paint)
                oval(x, 168, 84, 15, tint.light(0.3))
            }
        }
    }
}
