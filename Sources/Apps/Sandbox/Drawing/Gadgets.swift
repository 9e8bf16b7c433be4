/// Sound, light and power.
extension Sketch {
    mutating func headphones(_ form: Int) {
        let tint = chance.pick(Tint.plains), c = chance.pick(Tint.cloths)
        shadow(200, 368, 150, 18)
        if form % 3 == 2 {
            line("M106 240 Q96 372 200 372 Q320 372 294 240", .ink, 5)
            for (x, side) in [(110.0, 1.0), (290, -1)] {
                group("translate(\(x) 170) scale(\(side) 1)") { k in
                    k.round("M-10 20 Q-20 96 0 100 Q22 98 18 20Z", tint)
                    k.ball(4, 0, 46, 42, tint)
                    k.ball(42, -6, 22, 27, Tint.ink.light(0.3))
                    k.dot(-10, 0, 14, c[1])
                }
            }
        } else {
            line("M72 240 Q60 40 200 36 Q340 40 328 240", tint.dark(0.25), form % 3 == 0 ? 30 : 20)
            line("M74 236 Q66 46 200 42 Q334 46 326 236", tint.light(0.25), 8, opacity: 0.6)
            line("M130 62 Q200 34 270 62", .ink, 22, opacity: 0.55)
            for (x, side) in [(84.0, 1.0), (316, -1)] {
                group("translate(\(x) 272) scale(\(side) 1)") { k in
                    k.round("M18 -82 Q62 -76 62 0 Q62 76 18 82Z", Tint.ink.light(0.14))
                    k.round("M-44 -60 Q-40 -88 -4 -90 Q24 -90 26 -60 V60 Q24 90 -4 90 Q-40 88 -44 60Z", tint)
                    k.ring(-8, 0, form % 2 == 0 ? 26 : 18, c[1], 7)
                }
            }
        }
    }

    mutating func radio(_ form: Int) {
        let tint = chance.pick(Tint.plains), c = chance.pick(Tint.cloths)
        shadow(200, 352, 190, 18)
        line("M300 130 L\(form % 2 == 0 ? 372 : 336) 14", Tint.steel.dark(0.2), 5)
        dot(form % 2 == 0 ? 372 : 336, 14, 7, Tint.steel)
        if form % 2 == 0 { line("M84 136 V92 Q84 76 100 76 H300 Q316 76 316 92 V136", tint.dark(0.35), 15) }
        lit(
            "M46 128 H354 Q380 128 380 154 V324 Q380 350 354 350 H46 Q20 350 20 324 V154 Q20 128 46 128Z",
            form % 3 == 0 ? Tint.wood : tint)
        let grille = tiled(11, 11) { k in
            k.box(0, 0, 11, 11, c[4].dark(0.3)); k.dot(5.5, 5.5, 3, Tint.steel.dark(0.3))
        }
        switch form % 3 {
        case 0:
            box(44, 152, 150, 174, grille, round: 12)
            box(214, 152, 142, 62, Tint(0xFFE6AE), round: 8)
            line("M226 184 H344", .ink, 2)
            for x in stride(from: 230.0, through: 340, by: 12) { line("M\(x) 176 v8", .ink, 2) }
            line("M\(chance.number(236...334)) 158 v50", Tint(0xC8402F), 4)
            for x in [246.0, 322] { ball(x, 276, 34, 34, Tint.cream); line("M\(x) 276 v-24", .ink, 5) }
        case 1:
            for x in [104.0, 296] {
                dot(x, 246, 70, Tint.ink); ball(x, 246, 60, 60, grille, shine: 0.2); ring(x, 246, 66, Tint.steel, 5);
                ball(x, 246, 22, 22, c[1])
            }
            box(166, 152, 68, 50, Tint(0x20352B), round: 6)
            letters("98.4", 200, 184, 22, Tint(0x8DF0A8))
            for x in [178.0, 200, 222] { box(x - 8, 300, 16, 26, Tint.steel, round: 4) }
        default:
            box(40, 150, 320, 96, grille, round: 12)
            for x in stride(from: 64.0, through: 336, by: 54) { ball(x, 294, 20, 20, c[Int(x) / 54 % 4]) }
        }
    }

    mutating func speaker(_ form: Int) {
        let tint = chance.pick(Tint.plains), c = chance.pick(Tint.cloths)
        let mesh = tiled(9, 9) { k in
            k.box(0, 0, 9, 9, tint.dark(0.35)); k.dot(4.5, 4.5, 2.6, tint.light(0.12))
        }
        switch form % 3 {
        case 0:
            shadow(200, 306, 200, 18)
            round("M70 120 H330 Q384 124 384 210 Q384 296 330 300 H70 Q16 296 16 210 Q16 124 70 120Z", mesh)
            for x in [44.0, 356] { ball(x, 210, 30, 82, tint); oval(x, 210, 17, 54, Tint.ink) }
            line("M90 124 Q200 70 310 124", c[1], 9)
            for x in [172.0, 200, 228] { dot(x, 140, 6, .cream) }
        case 1:
            shadow(200, 372, 110, 16)
            lit(
                "M110 24 H290 Q310 24 310 44 V352 Q310 372 290 372 H110 Q90 372 90 352 V44 Q90 24 110 24Z",
                form % 2 == 0 ? Tint.wood : tint)
            for (y, r) in [(116.0, 58.0), (268, 82)] {
                dot(200, y, r + 8, Tint.steel); ball(200, y, r, r, Tint.ink.light(0.12), shine: 0.3);
                ring(200, y, r * 0.68, Tint.ink, 4); ball(200, y, r * 0.34, r * 0.34, c[1])
            }
        default:
            shadow(200, 366, 140, 18)
            round("M92 150 Q92 60 200 56 Q308 60 308 150 V320 Q300 364 200 366 Q100 364 92 320Z", mesh)
            round("M92 300 Q200 340 308 300 V324 Q300 364 200 366 Q100 364 92 324Z", tint)
            oval(200, 92, 78, 22, Tint.ink); ring(200, 92, 15, c[1], 4)
        }
    }

    mutating func solarLamp(_ form: Int) {
        let tint = chance.pick(Tint.plains)
        oval(200, 200, 200, 200, around(0.5, 0.5, 0.5, [(0, Tint(0xFFF0BF), 0.9), (1, Tint(0xFFF0BF), 0)]))
        shadow(200, 368, 130, 16)
        if form % 2 == 0 {
            line("M120 120 Q120 14 200 14 Q280 14 280 120", Tint.steel.dark(0.25), 8)
            round("M124 84 H276 L292 124 H108Z", tint)
            round("M128 124 H272 V290 H128Z", Tint(0xFFF3CF))
            for x in [160.0, 200, 240] { line("M\(x) 128 V286", Tint.steel, 4, opacity: 0.6) }
            ball(200, 208, 32, 56, Tint(0xFFD86B))
            round("M108 288 H292 L306 366 H94Z", tint)
            ball(200, 328, 16, 16, .cream)
        } else {
            path("M40 356 L88 258 H360 L330 356Z", Tint(0x1B2C4F))
            for at in 1..<6 { line("M\(40 + Double(at) * 48) 356 L\(88 + Double(at) * 45) 258", Tint.steel, 2.5) }
            line("M56 324 H340 M72 290 H350", Tint.steel, 2.5)
            line("M216 258 V150", Tint.steel.dark(0.3), 10)
            round("M150 150 Q150 70 216 66 Q282 70 282 150Z", tint)
            oval(216, 150, 66, 15, Tint(0xFFF3CF))
            for x in [150.0, 216, 282] { line("M216 172 L\(x) 238", Tint(0xFFE28A), 5, opacity: 0.7) }
        }
    }

    mutating func powerBank(_ form: Int) {
        let tint = chance.pick(Tint.plains), c = chance.pick(Tint.cloths)
        shadow(200, 362, 130, 16)
        line(
            form % 2 == 0 ? "M262 80 Q360 20 350 160 Q346 240 380 290" : "M150 70 Q60 0 50 120 Q40 250 84 330", c[1], 9)
        box(form % 2 == 0 ? 366 : 70, form % 2 == 0 ? 284 : 326, 28, 46, Tint.steel, round: 5)
        group("translate(200 216) rotate(\([-10, 8, 0, 18][form % 4]))") { k in
            k.lit(
                "M-76 -152 H76 Q92 -152 92 -136 V136 Q92 152 76 152 H-76 Q-92 152 -92 136 V-136 Q-92 -152 -76 -152Z",
                tint)
            if form % 3 == 0 {
                k.box(-52, -120, 104, 58, Tint(0x15261D), round: 9); k.letters("100%", 0, -80, 32, Tint(0x8DF0A8))
            } else {
                for x in [-30.0, -10, 10, 30] { k.dot(x, -110, 6, Tint(0x8DF0A8)) }
            }
            k.path("M12 -44 L-38 34 H-4 L-16 96 L38 8 H4Z", tint.isLight ? c[0] : c[1])
        }
    }

    mutating func camera(_ form: Int) {
        let tint = chance.pick([Tint(0x2B2B33), Tint(0x8A4B2A), Tint(0xC8402F), Tint(0x12898C)])
        shadow(200, 340, 190, 18)
        lit("M130 112 L150 70 H250 L270 112Z", Tint.ink.light(0.15))
        lit(
            "M40 108 H360 Q384 108 384 132 V314 Q384 338 360 338 H40 Q16 338 16 314 V132 Q16 108 40 108Z",
            form % 2 == 0 ? Tint.steel : Tint.ink.light(0.15))
        lit("M16 160 H384 V290 H16Z", tint)
        for (r, shade) in [(104.0, Tint.steel.dark(0.3)), (92, Tint.ink), (70, Tint(0x2A3C58)), (44, Tint(0x131C2E))] {
            ball(200, 226, r, r, shade, shine: 0.3)
        }
        oval(176, 200, 20, 13, Tint.white, opacity: 0.6)
        ball(330, 134, 15, 15, Tint.gold)
        box(56, 82, 56, 28, Tint.steel.dark(0.2), round: 5)
    }
}
