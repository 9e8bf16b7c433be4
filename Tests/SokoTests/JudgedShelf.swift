/// Sixty goods as shops name them, and forty searches with what they should find: in four languages, with typing mistakes, part
/// numbers, half compounds, words that no title has, and descriptions that name what they do not sell. Written for this test.
enum JudgedShelf {
    static var products: String {
        "id,brand,category,title,description\n"
            + goods.split(separator: "\n").map { line in
                line.split(separator: "|", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
            }.joined(separator: "\n") + "\n"
    }

    static var judgments: String {
        var lines = ["query,id,gain"]
        for line in searches.split(separator: "\n") {
            let parts = line.split(separator: "|").map(String.init)
            for judged in parts[1].split(separator: " ") {
                let pair = judged.split(separator: ":")
                lines.append("\"\(parts[0])\",\(pair[0]),\(pair[1])")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static let count = (goods: 60, searches: 40)

    /// `id|brand|category|title|description`
    private static let goods = """
        k1|Ramtons|Kitchen|Ramtons Electric Kettle 1.7L Cordless Steel|Boils water for tea in three minutes.
        k2|Sayona|Kitchen|Sayona Whistling Kettle 5L Aluminium|For gas and charcoal.
        k3|Kilimani|Kitchen|Non-Stick Frying Pan 28cm with Glass Lid|For eggs, chapati and fish.
        k4|Sufuria House|Kitchen|Sufuria Set of 7 Heavy Gauge with Lids|Cooking pots for a family, better than a frying pan; no frying pan, no kettle and no pressure cooker needed.
        k5|Nutri|Kitchen|Nutri Blender 2 in 1 with Grinder 1.5L|Smoothies, juice, spices.
        k6|Von|Kitchen|Von Microwave Oven 20L Solo White|Warms food in minutes.
        k7|Ecoburn|Kitchen|Jiko Okoa Charcoal Stove Medium|Burns half the charcoal.
        k8|Hawkins|Kitchen|Hawkins Pressure Cooker 5L|Beans in half an hour.
        k9|Dormans|Kitchen|Dormans Ground Coffee 375g Medium Roast|From the slopes of Mount Kenya.
        k10|Chefline|Kitchen|Chef Knife 20cm Stainless Steel|Sharp for years.
        p1|Apple|Phones|Apple iPhone 11 64GB Black|Unlocked, as new.
        p2|Apple|Phones|Apple iPhone 12 128GB Blue|Unlocked, sealed.
        p3|Apple|Phones|Apple iPhone 12 Pro Max 256GB Gold|Boxed with its cable.
        p4|Samsung|Phones|Samsung Galaxy A14 128GB 4GB RAM|Two SIM cards.
        p5|Samsung|Phones|Samsung Galaxy S21 FE 5G 128GB|Bright screen.
        p6|Tecno|Phones|Tecno Spark 10 Pro 256GB|Large battery.
        p7|Oraimo|Phones|Oraimo FreePods 4 Wireless Earbuds|Bluetooth ear phones that shut out noise.
        p8|Anker|Phones|Anker PowerCore 20000mAh Power Bank|Charges iPhone 12, iPhone 12 mini, iPhone 12 Pro, iPhone 11, Galaxy A14 and Galaxy S21. Power for every iPhone and Galaxy.
        p9|Spigen|Phones|Spigen Silicone Case for iPhone 12|Soft cover against falls.
        p10|Oraimo|Phones|Oraimo USB-C Fast Charger 33W|Wall plug with its cord.
        a1|Bosch|Car parts|Bosch Brake Pads Front Toyota Corolla 0986494123|Ceramic, set of four.
        a2|Bosch|Car parts|Bosch Brake Disc Toyota Corolla 0986479456|Brake pads wear too: brake pads front, brake pads rear, brake pads for every Corolla. Sold as a pair.
        a3|Mann|Car parts|Mann Oil Filter W712/75|For Volkswagen and Opel.
        a4|Mann|Car parts|Mann Air Filter C27009|For Volkswagen Golf.
        a5|NGK|Car parts|NGK Spark Plug BKR6E Set of 4|Copper core; where an iridium spark plug is too dear.
        a6|Denso|Car parts|Denso Iridium Spark Plug IK20|Lasts longer.
        a7|Michelin|Car parts|Michelin Tyre 195/65 R15 91H|Quiet summer tyre.
        a8|Chloride|Car parts|Chloride Exide Car Battery N50 12V|Maintenance free.
        a9|Monroe|Car parts|Monroe Shock Absorber Rear Nissan X-Trail|Gas pressure; sold each.
        a10|Valeo|Car parts|Valeo Wiper Blade 24 inch|Clears rain from the windscreen.
        s1|Bata|Shoes|Bata Men Leather Office Shoes Black|Laced, for work.
        s2|Nike|Shoes|Nike Revolution Running Shoes Women|Light sneakers for jogging.
        s3|Adidas|Shoes|Adidas Runfalcon Trainers Men Grey|For the gym and the road.
        s4|Maasai|Shoes|Maasai Beaded Leather Sandals Women|Made by hand in Narok.
        s5|Clarks|Shoes|Clarks Kids School Shoes Black|Strong soles for the yard.
        s6|Umoja|Shoes|Umoja Canvas Rubber Shoes White|School shoes, kids shoes, running shoes: kids wear these shoes to school and to the gym.
        s7|Crocs|Shoes|Crocs Classic Clogs Navy|Light and easy to wash.
        s8|Timberland|Shoes|Timberland Waterproof Hiking Boots|For mud, rain and mountains.
        h1|Slumberland|Home|Spring Mattress 5x6 10 inch|Firm, for a double bed.
        h2|Vitafoam|Home|Vitafoam High Density Mattress 4x6 8 inch|For beds of 4x6, not of 5x6: a mattress 5x6 is dearer, and a mattress 6x6 dearer still.
        h3|Mosinet|Home|Treated Mosquito Net 6x6 Round White|Keeps insects off the bed at night.
        h4|Sunking|Home|Sun King Home Solar Lantern 3 Lamps|Light without mains power; charges phones.
        h5|Kenpoly|Home|Kenpoly Plastic Chair White|For gardens and events.
        h6|Kiondo Arts|Home|Handwoven Kiondo Basket Sisal Large|Carries the shopping.
        h7|Von|Home|Von Standing Fan 16 inch 3 Speeds|A breeze for hot nights.
        h8|Cooltech|Home|Cooltech Cool Box 25L|Keeps drinks cold at picnics.
        h9|Geepas|Home|Geepas Dry Iron Box 1200W|For shirts and uniforms.
        h10|Armco|Home|Armco Single Door Fridge 120L|Small refrigerator for a bedsitter.
        f1|Tefal|Cuisine|Poêle antiadhésive Tefal 28 cm|Pour tous feux.
        f2|Moulinex|Cuisine|Bouilloire électrique Moulinex 1,7 L inox|Sans fil.
        f3|Purflux|Pièces auto|Filtre à huile Purflux LS867B Peugeot 206|Monté en usine.
        f4|Valeo|Pièces auto|Plaquettes de frein avant Valeo Clio 3|Jeu de quatre.
        f5|Varta|Pièces auto|Batterie voiture Varta Blue Dynamic 60Ah|Démarre par grand froid.
        f6|Babolat|Chaussures|Chaussures de sport femme légères|Pour la marche et la salle.
        r1|المطبخ|مطبخ|غلاية كهربائية ستانلس ستيل 1.7 لتر|تغلي الماء بسرعة
        r2|بوش|قطع سيارات|فلتر زيت بوش لسيارة تويوتا كورولا|أصلي
        r3|بوش|قطع سيارات|فحمات فرامل أمامية تويوتا كورولا|طقم كامل
        r4|نسيج|أحذية|حذاء جلد رجالي أسود رسمي|للعمل والمناسبات
        r5|الراحة|منزل|مرتبة سرير مزدوج إسفنج|مريحة للظهر
        r6|الشمس|منزل|مصباح شمسي محمول للرحلات|يشحن بالشمس
        """

    /// `query|id:gain …`; 3 is what was meant, 2 would do, 1 is of the kind.
    private static let searches = """
        electric kettle|k1:3 k2:1 f2:2
        kettel electric|k1:3 k2:1
        frying pan|k3:3 f1:2
        fryingpan 28cm|k3:3
        presure cooker|k8:3
        charcoal stove|k7:3
        jiko|k7:3
        sufuria|k4:3
        iphone 12|p2:3 p3:3 p9:1
        iphone 12 case|p9:3
        iphone 11|p1:3
        samsung galaxy a14|p4:3 p5:1
        galaxy s21|p5:3 p4:1
        powerbank 20000|p8:3
        wireless earphones|p7:3
        phone charger|p10:3 p8:2
        brake pads corolla|a1:3 a2:1
        0986494123|a1:3
        w712/75|a3:3
        W71275|a3:3
        bkr6e|a5:3
        spark plugs|a5:3 a6:3
        tyre 195/65 r15|a7:3
        car battery|a8:3
        running shoes|s2:3 s3:2
        sneakers for the gym|s3:3 s2:2
        kids school shoes|s5:3
        leather sandals|s4:3
        hiking boots|s8:3
        matress 5x6|h1:3 h2:1
        mosquito net|h3:3
        something to keep drinks cold|h8:3 h10:2
        fridge|h10:3 h8:1
        light when there is no electricity|h4:3
        bouilloire electrique|f2:3
        filtre huile peugeot|f3:3
        plaquette frein|f4:3
        غلاية كهربائيه|r1:3
        فلتر الزيت كورولا|r2:3
        مصباح شمسي|r6:3
        """
}
