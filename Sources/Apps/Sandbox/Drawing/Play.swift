/// Books, balls, drums and what a pupil carries.
extension Sketch {
    mutating func book(_ form: Int, print style: Int) {
        let c = chance.pick(Tint.cloths), art = print(style, c, size: chance.number(0.8...1.6))
        shadow(204, 372, 150, 16)
        if form % 4 == 3 {
            for layer in 0..<4 {
                let tint = chance.pick(Tint.cloths)[layer % 3], y = 330 - Double(layer) * 64,
                    x = 50 + chance.number(-18...18)
                lit("M\(x) \(y - 18) H\(x + 290) V\(y + 38) H\(x) Q\(x - 18) \(y + 10) \(x) \(y - 18)Z", tint)
                path(
                    "M\(x + 10) \(y - 8) H\(x + 292) V\(y + 28) H\(x + 10) Q\(x) \(y + 10) \(x + 10) \(y - 8)Z",
                    Tint.cream)
                for line in 0..<3 {
                    self.line("M\(x + 12) \(y + Double(line) * 9) H\(x + 288)", .ink, 1.2, opacity: 0.3)
                }
            }
            return
        }
        group("translate(200 200) rotate(\([-5, 4, 0][form % 3]))") { k in
            k.box(-116, -164, 250, 340, .ink, round: 6, opacity: 0.22)
            k.path("M-120 -170 H122 L132 -160 V174 L-108 174Z", Tint.cream)
            for x in [124.0, 127, 130] { k.line("M\(x) -164 V170", .ink, 1, opacity: 0.3) }
            k.box(-124, -172, 246, 340, c[0], round: 5)
            switch form % 3 {
            case 0:
                k.box(-92, -172, 214, 150, art)
                k.box(-70, 10, 168, 14, c[3], round: 4); k.box(-70, 38, 120, 14, c[3], round: 4);
                k.box(-70, 116, 80, 9, c[1], round: 4)
            case 1:
                k.oval(14, -30, 84, 84, art); k.ring(14, -30, 88, c[3], 6)
                k.box(-60, 86, 148, 14, c[3], round: 4); k.box(-34, 114, 96, 10, c[1], round: 4)
            default:
                k.box(-124, -172, 246, 340, art)
                k.box(-74, -96, 176, 128, Tint.cream, round: 6)
                k.box(-52, -66, 132, 15, c[0], round: 4); k.box(-38, -34, 104, 12, c[4], round: 4);
                k.box(-22, -4, 72, 9, c[2], round: 4)
            }
            k.box(-124, -172, 26, 340, k.across([(0, .ink, 0.5), (0.7, .white, 0.25), (1, .ink, 0.35)]), round: 4)
        }
    }

    mutating func notebook(_ form: Int, print style: Int) {
        let count = form % 2 + 1
        shadow(200, 374, 150, 14)
        for index in 0..<count {
            let (paint, c) = cloth(style + index * 3, size: 0.9)
            group(
                count == 1
                    ? "translate(200 204) rotate(5)"
                    : ["translate(152 190) rotate(-10)", "translate(246 218) rotate(8) scale(.9)"][index]
            ) { k in
                k.box(-104, -154, 220, 320, .ink, round: 12, opacity: 0.22)
                k.box(-108, -160, 220, 320, paint, round: 12)
                k.box(-108, -160, 220, 320, k.across([(0, .ink, 0.3), (0.3, .white, 0.15), (1, .ink, 0.2)]), round: 12)
                for y in stride(from: -138.0, through: 140, by: 23) {
                    k.dot(-92, y, 6, .ink); k.line("M-92 \(y) q-30 -8 -30 4", Tint.steel, 5)
                }
                k.box(-40, -70, 122, 64, Tint.cream, round: 6); k.line("M-26 -48 H66 M-26 -28 H40", c[0], 4)
            }
        }
        if form % 3 == 0 {
            group("translate(330 190) rotate(14)") { k in
                k.round("M-9 -130 H9 V110 L0 140 L-9 110Z", Tint(0xE0A526));
                k.round("M-9 -150 H9 V-128 H-9Z", Tint(0xD9587F)); k.path("M-4 126 L0 140 L4 126Z", Tint.ink)
            }
        }
    }

    mutating func football(_ form: Int) {
        let c = chance.pick(Tint.cloths)
        shadow(204, 358, 150, 24)
        let base = form % 3 == 0 ? Tint.cream : c[3], mark = form % 3 == 0 ? Tint.ink : c[0]
        ball(200, 200, 156, 156, base, shine: 0.6)
        clipped(to: "M44 200 A156 156 0 1 0 356 200 A156 156 0 1 0 44 200Z") { k in
            k.group("rotate(\(form * 23 % 72) 200 200)") { k in
                if form % 2 == 0 {
                    for turn in stride(from: 0, to: 360, by: 72) {
                        k.group("rotate(\(turn) 200 200)") { k in
                            k.line("M200 146 V92 M200 92 L148 64 M200 92 L252 64", mark, 5)
                            k.path("M148 70 L116 44 L140 10 H260 L284 44 L252 70 L200 92Z", mark, opacity: 0.0)
                            k.path("M120 76 L92 36 L150 30 L160 62Z", mark)
                        }
                    }
                    k.path("M200 146 L251 183 L232 244 L168 244 L149 183Z", mark)
                } else {
                    for turn in stride(from: 0, to: 360, by: 60) {
                        k.group("rotate(\(turn) 200 200)") { k in
                            k.path("M200 200 Q250 130 200 44 Q180 120 200 200Z", turn % 120 == 0 ? mark : c[1])
                        }
                    }
                    k.ring(200, 200, 96, mark, 7)
                }
            }
        }
        oval(200, 200, 156, 156, around(0.34, 0.28, 0.8, [(0, .white, 0.5), (0.4, .white, 0), (1, .ink, 0.55)]))
    }

    mutating func basketball(_ form: Int) {
        let tint = [Tint(0xD9692A), Tint(0x9C3F7A), Tint(0x1F6FA8), Tint(0xC8402F)][form % 4], seam = tint.dark(0.75)
        shadow(204, 360, 150, 22)
        group("rotate(\(form * 37 % 90) 200 202)") { k in
            k.dot(200, 202, 156, tint)
            k.line("M44 202 H356 M200 46 V358 M92 90 Q166 202 92 314 M308 90 Q234 202 308 314", seam, 6)
        }
        oval(200, 202, 156, 156, tiled(8, 8) { k in k.dot(4, 4, 1.2, .ink, opacity: 0.25) })
        oval(200, 202, 156, 156, around(0.34, 0.28, 0.8, [(0, .white, 0.5), (0.4, .white, 0), (1, .ink, 0.55)]))
    }

    mutating func backpack(_ form: Int, print style: Int) {
        let tint = chance.pick(Tint.plains), (paint, c) = cloth(style, size: 0.8)
        shadow(200, 372, 150, 18)
        line("M160 60 Q160 20 200 20 Q240 20 240 60", tint.dark(0.35), 13)
        line("M92 130 Q40 180 58 330 M308 130 Q360 180 342 330", tint.dark(0.45), 22)
        lit(
            "M80 180 Q80 52 200 50 Q320 52 320 180 V340 Q320 370 290 370 H110 Q80 370 80 340Z",
            form % 2 == 0 ? paint : "\(tint)")
        lit(
            "M104 240 Q104 214 130 214 H270 Q296 214 296 240 V336 Q296 356 276 356 H124 Q104 356 104 336Z",
            form % 2 == 0 ? "\(tint)" : paint)
        line("M98 176 Q106 84 200 80 Q294 84 302 176", c[3], 4, dash: "7 6")
        line("M122 240 H278", c[3], 5); box(252, 236, 11, 30, .gold, round: 4)
        if form % 3 == 0 { lit("M142 120 H258 V174 Q200 196 142 174Z", c[4]); dot(200, 168, 8, .gold) }
    }

    mutating func pencils(_ form: Int, print style: Int) {
        let (paint, _) = cloth(style, size: 0.5)
        shadow(200, 372, 120, 16)
        for (at, x) in stride(from: 112.0, through: 288, by: 29).enumerated() {
            let tint = Tint.plains[(at * 5 + form) % Tint.plains.count]
            group("translate(\(x) 230) rotate(\((x - 200) * 0.13))") { k in
                let top = -190 + Double((at * 37 + form * 11) % 60)
                k.round("M-13 0 V\(top + 40) L0 \(top) L13 \(top + 40) V0Z", tint)
                k.path("M-13 \(top + 40) L0 \(top) L13 \(top + 40)Z", Tint(0xEBCB9A));
                k.path("M-5 \(top + 15) L0 \(top) L5 \(top + 15)Z", tint.dark(0.4))
            }
        }
        if form % 2 == 0 {
            round("M86 200 H314 L296 372 H104Z", paint)
        } else {
            round("M78 210 H322 V340 Q322 372 290 372 H110 Q78 372 78 340Z", paint);
            line("M84 232 H316", Tint.ink, 5, dash: "4 5")
        }
    }

    /// The ngoma.
    mutating func drum(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.6), wood = chance.pick([Tint.wood, Tint(0x5E3A22), Tint(0xB5523B)])
        shadow(200, 374, 120, 16)
        let d =
            form % 2 == 0
            ? "M70 70 H330 Q318 190 250 250 Q236 300 272 372 H128 Q164 300 150 250 Q82 190 70 70Z"
            : "M86 70 H314 Q346 220 300 372 H100 Q54 220 86 70Z"
        round(d, wood)
        clipped(to: d) { k in k.box(40, form % 2 == 0 ? 176 : 196, 320, 56, paint) }
        for x in stride(from: 84.0, through: 316, by: 29) {
            line("M\(x) 84 L\(200 + (x - 200) * (form % 2 == 0 ? 0.62 : 1.06)) \(form % 2 == 0 ? 196 : 300)", c[3], 3.5)
        }
        oval(200, 70, form % 2 == 0 ? 132 : 116, 36, Tint(0xD8B98C));
        oval(200, 64, form % 2 == 0 ? 130 : 114, 33, Tint(0xF4E3C3));
        oval(200, 64, 60, 15, Tint(0xD9BB8C), opacity: 0.6)
    }

    mutating func globe(_ form: Int) {
        shadow(200, 374, 120, 14)
        round("M110 356 H290 Q296 372 280 374 H120 Q104 372 110 356Z", Tint.wood); line("M200 356 V320", Tint.wood, 15)
        line("M96 70 Q20 200 120 300 Q200 360 290 296", Tint.gold, 11)
        ball(206, 176, 132, 132, [Tint(0x2E86C1), Tint(0xE8D5A9), Tint(0x224B6E)][form % 3])
        let land = [Tint(0x58A55C), Tint(0xA5673F), Tint(0xD9A441)][form % 3]
        group("translate(206 176) rotate(\([0, -10, 8][form % 3])) scale(1.16)") { k in
            k.path(
                "M-34 -62 Q-6 -80 30 -64 Q52 -40 70 -26 Q56 -12 50 6 Q44 40 22 66 Q8 84 0 62 Q-8 30 -14 10 Q-48 14 -58 -14 Q-58 -46 -34 -62Z",
                land)
            k.path("M66 36 q12 -8 10 14 q-8 22 -14 6Z M-90 -20 q-12 30 4 50 q8 -20 -4 -50Z", land)
        }
        oval(206, 176, 132, 132, around(0.36, 0.3, 0.8, [(0, .white, 0.45), (0.4, .white, 0), (1, .ink, 0.5)]))
    }
}
