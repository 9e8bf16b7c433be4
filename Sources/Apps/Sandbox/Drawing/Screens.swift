/// Things with a screen or a face: phones, computers, watches.
extension Sketch {
    /// What a screen shows: a sunset, hills, tiles, waves. Fills the path.
    private mutating func wallpaper(_ d: String, _ form: Int, _ x: Double, _ y: Double, _ w: Double, _ h: Double) {
        let c = chance.pick(Tint.cloths)
        clipped(to: d) { k in
            k.box(x, y, w, h, k.across([(0, c[2], 1), (0.6, c[0].light(0.15), 1), (1, c[1], 1)], down: true))
            switch form % 5 {
            case 0:
                k.dot(x + w * 0.6, y + h * 0.42, w * 0.2, c[1].light(0.5))
                k.path(
                    "M\(x) \(y + h * 0.7) Q\(x + w * 0.3) \(y + h * 0.42) \(x + w * 0.55) \(y + h * 0.66) T\(x + w) \(y + h * 0.58) V\(y + h) H\(x)Z",
                    c[4])
                k.path(
                    "M\(x) \(y + h * 0.86) Q\(x + w * 0.5) \(y + h * 0.64) \(x + w) \(y + h * 0.84) V\(y + h) H\(x)Z",
                    c[4].dark(0.5))
            case 1:
                for at in 0..<16 {
                    k.box(
                        x + w * (0.1 + 0.21 * Double(at % 4)), y + h * (0.14 + 0.17 * Double(at / 4)), w * 0.16,
                        w * 0.16, c[[1, 3, 2, 0][at * 7 % 4]], round: w * 0.04)
                }
            case 2:
                for at in 0..<6 {
                    k.line(
                        "M\(x) \(y + h * (0.3 + 0.12 * Double(at))) q\(w / 4) \(-h * 0.14) \(w / 2) 0 t\(w / 2) 0",
                        c[at % 4], h * 0.05)
                }
            case 3:
                k.dot(x + w * 0.5, y + h * 0.5, w * 0.42, c[1]); k.dot(x + w * 0.5, y + h * 0.5, w * 0.3, c[3]);
                k.dot(x + w * 0.5, y + h * 0.5, w * 0.18, c[0])
            default:
                k.path("M\(x) \(y) H\(x + w * 0.7) L\(x) \(y + h * 0.6)Z", c[3]);
                k.path("M\(x + w) \(y + h) H\(x + w * 0.2) L\(x + w) \(y + h * 0.3)Z", c[4])
            }
            k.path("M\(x) \(y) H\(x + w * 0.5) L\(x) \(y + h * 0.6)Z", .white, opacity: 0.16)
        }
    }

    mutating func phone(_ form: Int) {
        let tint = chance.pick(Tint.plains), count = [1, 2, 1, 1][form % 4]
        shadow(200, 376, 140, 14)
        for index in 0..<count {
            let place =
                count == 2
                ? ["translate(138 200) rotate(-8)", "translate(262 204) rotate(8)"][index]
                : ["translate(200 200)", "", "translate(200 200) rotate(-16)", "translate(200 200) rotate(12)"][
                    form % 4]
            group(place) { k in
                k.box(-88, -172, 184, 356, .ink, round: 32, opacity: 0.25)
                if (form == 3 || index == 1) && form % 4 != 2 {
                    k.box(-92, -180, 184, 360, tint, round: 32)
                    k.box(
                        -92, -180, 184, 360, k.across([(0, .white, 0.35), (0.5, .white, 0), (1, .ink, 0.4)], slant: 1),
                        round: 32)
                    k.box(-78, -166, 78, 96, tint.dark(0.25), round: 22)
                    for (x, y) in [(-52.0, -140.0), (-52, -98), (-20, -119)] {
                        k.dot(x, y, 18, .ink); k.dot(x, y, 11, Tint(0x23344A));
                        k.dot(x - 4, y - 4, 4, .white, opacity: 0.7)
                    }
                    k.dot(18, -140, 8, Tint(0xFFF3C9))
                } else {
                    k.box(-92, -180, 184, 360, Tint(0x17181C), round: 32)
                    k.box(
                        -92, -180, 184, 360,
                        k.across([(0, .white, 0.5), (0.06, .white, 0), (0.94, .white, 0), (1, .white, 0.35)]), round: 32
                    )
                    let pane =
                        "M-62 -170 H62 Q82 -170 82 -150 V150 Q82 170 62 170 H-62 Q-82 170 -82 150 V-150 Q-82 -170 -62 -170Z"
                    k.wallpaper(pane, form + index * 2 + k.chance.number(0...4), -82, -170, 164, 340)
                    if form % 2 == 0 { k.box(-26, -162, 52, 15, .ink, round: 8) } else { k.dot(0, -154, 8, .ink) }
                    k.box(-30, 154, 60, 5, .white, round: 3, opacity: 0.85)
                }
            }
        }
    }

    mutating func buttonPhone(_ form: Int) {
        let tint = chance.pick(Tint.plains)
        shadow(200, 378, 90, 12)
        group("translate(200 200) rotate(\([-9, 7, 0][form % 3]))") { k in
            k.lit("M-74 -150 Q-74 -182 -40 -182 H40 Q74 -182 74 -150 V130 Q70 182 0 182 Q-70 182 -74 130Z", tint)
            k.box(-56, -156, 112, 128, Tint(0x1A1B20), round: 9)
            k.wallpaper("M-50 -148 H50 V-36 H-50Z", form + 1, -50, -148, 100, 112)
            k.box(-26, -14, 52, 34, tint.dark(0.35), round: 12)
            for row in 0..<4 {
                for column in 0..<3 {
                    k.box(
                        -56 + Double(column) * 40, 34 + Double(row) * 32, 33, 23,
                        tint.isLight ? Tint(0x3A3C44) : Tint.cream, round: 9)
                }
            }
        }
    }

    mutating func laptop(_ form: Int) {
        let tint = chance.pick([Tint.steel, Tint(0x3A3D45), Tint(0xD8C7AE), Tint(0x9FB4C7)])
        shadow(200, 336, 205, 16)
        let lean = form % 2 == 0 ? 0.0 : 22
        path(
            "M\(62 + lean) 62 Q\(62 + lean) 48 \(76 + lean) 48 H\(324 + lean) Q\(338 + lean) 48 \(338 + lean) 62 L338 272 H62Z",
            Tint(0x15161A))
        let pane = "M\(74 + lean) 62 H\(326 + lean) L328 260 H72Z"
        wallpaper(pane, form + chance.number(0...4), 72, 62, 256 + lean, 200)
        lit("M58 270 H342 L392 322 Q390 334 376 334 H24 Q10 334 8 322Z", tint)
        for row in 0..<3 {
            for key in 0..<12 {
                box(
                    84 - Double(row) * 8 + Double(key) * (19.5 + Double(row) * 1.3), 277 + Double(row) * 10, 14, 6,
                    .ink, round: 2, opacity: 0.7)
            }
        }
        box(160, 308, 80, 18, tint.dark(0.2), round: 4)
    }

    mutating func watch(_ form: Int, print style: Int) {
        let tint = chance.pick(Tint.plains), (paint, c) = cloth(style, size: 0.4),
            strap = form % 2 == 0 ? "\(tint)" : paint
        round("M142 150 L154 0 H246 L258 150Z M142 250 L154 400 H246 L258 250Z", strap)
        if form % 3 == 0 {
            box(296, 176, 16, 44, Tint.steel.dark(0.2), round: 5)
            lit(
                "M134 104 H266 Q302 104 302 140 V262 Q302 298 266 298 H134 Q98 298 98 262 V140 Q98 104 134 104Z",
                Tint.ink.light(0.2))
            wallpaper(
                "M140 118 H260 Q286 118 286 144 V258 Q286 284 260 284 H140 Q114 284 114 258 V144 Q114 118 140 118Z",
                form + 3, 114, 118, 172, 166)
            letters("10:24", 200, 214, 50, .white)
        } else {
            ball(200, 200, 112, 112, form % 3 == 1 ? Tint.gold : Tint.steel)
            ball(200, 200, 92, 92, form % 2 == 0 ? Tint.cream : c[4], shine: 0.15)
            let hand = form % 2 == 0 ? Tint.ink : Tint.cream
            for hour in 0..<12 {
                group("translate(200 200) rotate(\(hour * 30))") { k in
                    k.line("M0 -80 v\(hour % 3 == 0 ? 16 : 8)", hand, hour % 3 == 0 ? 6 : 3)
                }
            }
            group("translate(200 200) rotate(\(chance.number(0...11) * 30))") { k in k.line("M0 8 V-46", hand, 8) }
            group("translate(200 200) rotate(\(chance.number(0...11) * 30))") { k in k.line("M0 10 V-70", hand, 5) }
            dot(200, 200, 7, c[0])
        }
    }

    mutating func television(_ form: Int) {
        shadow(200, 340, 170, 14)
        if form % 2 == 0 {
            line("M120 300 L96 338 M280 300 L304 338", .ink, 11)
            box(10, 66, 380, 240, Tint(0x121317), round: 10)
            wallpaper("M18 74 H382 V296 H18Z", form + chance.number(0...4), 18, 74, 364, 222)
        } else {
            line("M150 78 L96 6 M250 78 L304 6", Tint.steel.dark(0.2), 6)
            lit(
                "M50 74 H350 Q376 74 376 100 V310 Q376 336 350 336 H50 Q24 336 24 310 V100 Q24 74 50 74Z",
                chance.pick([Tint.wood, Tint(0xC8402F), Tint(0x2B2B33)]))
            wallpaper("M60 98 Q160 90 262 98 Q272 204 262 312 Q160 320 60 312 Q46 204 60 98Z", form, 46, 90, 230, 230)
            for y in [140.0, 206] { ball(322, y, 26, 26, Tint.cream); line("M322 \(y) v-18", .ink, 4) }
            for y in stride(from: 256.0, through: 312, by: 11) { line("M298 \(y) H350", .ink, 3, opacity: 0.6) }
        }
    }
}
