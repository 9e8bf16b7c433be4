// Over 200 lines: it is a table of words, and one stall is read in one place.

/// A demo seller and what is sold there.
struct DemoStall: Sendable {
    let phone: String
    let name: String
    let description: String
    let language: String
    let lines: [DemoLine]
}

/// One kind of goods: how many, what they are called, what is said of them.
struct DemoLine: Sendable {
    let motif: Motif
    let count: Int
    /// In shillings.
    let price: ClosedRange<Int>
    let english: [String]
    let swahili: [String]
    /// Sentences, English and Swahili.
    let says: [(String, String)]
    var isHandmade: Bool {
        [
            .dress, .shirt, .skirt, .headwrap, .sandals, .handbag, .kiondo, .necklace, .bracelet, .vase, .cushion,
            .lamp,
            .notebook, .drum,
        ].contains(motif)
    }
    /// Whether each piece has a name of its own ("Zuri kitenge dress").
    let takesModel: Bool

    init(
        _ motif: Motif, _ count: Int, _ price: ClosedRange<Int>, _ english: [String], _ swahili: [String],
        takesModel: Bool = true, _ says: [(String, String)]
    ) {
        (self.motif, self.count, self.price) = (motif, count, price)
        (self.english, self.swahili, self.says, self.takesModel) = (english, swahili, says, takesModel)
    }
}

extension DemoStall {
    static let all = [nairobi, kisumu, mombasa, nakuru, eldoret]

    private static let nairobi = DemoStall(
        phone: "254711200301", name: "Amani Kitenge House",
        description: "Kitenge, kiondo and beads from Gikomba, Nairobi. Tunashona kwa kipimo chako.", language: "en",
        lines: [
            DemoLine(
                .dress, 14, 1_800...4_500,
                ["kitenge maxi dress", "Ankara wrap dress", "kitenge tea dress", "flared Ankara gown"],
                ["Gauni refu la kitenge", "Gauni la Ankara", "Gauni la harusi"],
                [
                    ("Pure cotton wax print with side pockets.", "Pamba halisi, lina mifuko pembeni."),
                    ("Sizes 8 to 18, sewn to measure in two days.", "Saizi 8 hadi 18, tunashona kwa siku mbili."),
                    ("Fully lined and soft on the skin.", "Lina bitana na ni laini mwilini."),
                ]),
            DemoLine(
                .shirt, 12, 1_000...2_400, ["kitenge shirt", "dashiki", "African print short-sleeve shirt"],
                ["Shati la kitenge", "Dashiki ya pamba", "Shati la mikono mifupi"],
                [
                    ("Slim fit, colours do not run.", "Rangi haitoki hata ukifua."),
                    ("Matching couple sets on order.", "Tunashona ya wapendanao."),
                    ("For the office and for Sunday.", "Ya ofisini na ya Jumapili."),
                ]),
            DemoLine(
                .skirt, 8, 900...2_200, ["kitenge circle skirt", "Ankara pencil skirt"],
                ["Sketi ya kitenge", "Sketi ya solo"],
                [
                    ("Elastic at the back, comfortable all day.", "Ina lastiki nyuma, haibani."),
                    ("High waist with a hidden zip.", "Kiuno cha juu, zipu haionekani."),
                ]),
            DemoLine(
                .headwrap, 6, 350...900, ["head wrap", "satin-lined turban"], ["Kilemba", "Kilemba cha satini"],
                [
                    ("Two metres of wax print, easy to tie.", "Mita mbili za kitenge, rahisi kufunga."),
                    ("Satin inside protects the hair.", "Satini ndani, inalinda nywele."),
                ]),
            DemoLine(
                .scarf, 6, 450...1_500, ["kikoy set", "kanga pair"], ["Kikoi", "Kanga doti moja"],
                [
                    ("Woven at the coast, gets softer with every wash.", "Imefumwa Pwani, inalainika kila ukiifua."),
                    ("Beach, baby, or a gift.", "Ya ufukweni, ya mtoto, au zawadi."),
                ]),
            DemoLine(
                .hat, 5, 500...1_400, ["straw hat", "kitenge cap"], ["Kofia ya ukili", "Kofia ya kitenge"],
                [
                    ("Wide brim for real sun.", "Ukingo mpana kwa jua kali."),
                    ("Fits all, band inside adjusts.", "Inawatosha wote."),
                ]),
            DemoLine(
                .sandals, 8, 700...1_900, ["Maasai beaded sandals", "leather sandals", "kitenge slides"],
                ["Viatu vya ngozi", "Sandali za shanga", "Makubadhi"],
                [
                    ("Real leather, tyre sole that lasts.", "Ngozi halisi, soli ya tairi haiishi."),
                    ("Sizes 36 to 43.", "Saizi 36 hadi 43."),
                ]),
            DemoLine(
                .handbag, 8, 1_200...3_800, ["kitenge handbag", "Ankara tote", "crossbody bag"],
                ["Mkoba wa kitenge", "Mkoba wa ngozi", "Begi la bega"],
                [
                    ("Leather handles and an inner zip.", "Mishikio ya ngozi na zipu ndani."),
                    ("Fits a laptop up to 13 inches.", "Unaingia laptop ya inchi 13."),
                ]),
            DemoLine(
                .kiondo, 9, 900...3_200, ["sisal kiondo basket", "hand-woven kiondo"],
                ["Kiondo cha mkonge", "Kikapu cha kiondo"],
                [
                    ("Woven in Machakos from dyed sisal.", "Kimefumwa Machakos kwa mkonge."),
                    ("Leather straps, stands by itself.", "Kina kamba za ngozi, kinasimama."),
                    ("For the market, the beach or your plants.", "Cha sokoni, ufukweni au cha maua."),
                ]),
            DemoLine(
                .necklace, 7, 400...2_500, ["beaded collar necklace", "brass pendant necklace", "Maasai necklace"],
                ["Mkufu wa shanga", "Mkufu wa Kimaasai"],
                [
                    ("Glass beads on strong wire.", "Shanga za kioo kwa waya imara."),
                    ("Brass that does not blacken.", "Shaba isiyoharibika."),
                ]),
            DemoLine(
                .bracelet, 8, 150...800, ["beaded bracelet", "bracelet set of three", "Maasai cuff"],
                ["Bangili ya shanga", "Bangili seti ya tatu"],
                [
                    ("Fits any wrist.", "Inatosha mkono wowote."),
                    ("Every colour has a meaning, ask us.", "Kila rangi ina maana yake."),
                ]),
        ])

    private static let kisumu = DemoStall(
        phone: "254722400502", name: "Dala Home & Kitchen",
        description: "Vyombo, fanicha na mapambo ya nyumba. Kibuye Market, Kisumu.", language: "sw",
        lines: [
            DemoLine(
                .sofa, 9, 18_000...64_000, ["three-seater sofa", "chesterfield", "corner sofa"],
                ["Sofa ya watu watatu", "Kochi la kona", "Sofa seti"],
                [
                    ("Mahogany frame, high-density cushions.", "Fremu ya mahogani, godoro gumu."),
                    ("Any fabric, ready in ten days.", "Chagua kitambaa, tayari kwa siku kumi."),
                ]),
            DemoLine(
                .chair, 7, 2_500...9_500, ["dining chair", "lounge chair"], ["Kiti cha mezani", "Kiti cha kupumzikia"],
                [
                    ("Solid cypress, no nails showing.", "Mbao ngumu ya mvinje."),
                    ("Seat cover comes off for washing.", "Kitambaa kinatoka kufuliwa."),
                ]),
            DemoLine(
                .table, 6, 4_500...22_000, ["wooden table", "sitting room table"],
                ["Meza ya sebuleni", "Meza ya mbao"],
                [
                    ("Sealed against hot cups.", "Haiungui na kikombe cha moto."),
                    ("One piece of mvule on top.", "Juu ni mbao moja ya mvule."),
                ]),
            DemoLine(
                .lamp, 9, 900...4_800, ["table lamp", "pendant lamp", "reading lamp", "woven lampshade"],
                ["Taa ya mezani", "Taa ya kuning'inia", "Taa ya kusomea"],
                [
                    ("Warm light, bulb included.", "Mwanga wa joto, balbu ipo."),
                    ("Shade sewn from real kitenge.", "Kivuli cha kitenge halisi."),
                ]),
            DemoLine(
                .pot, 9, 650...4_200, ["cooking pot with lid", "sufuria set", "non-stick saucepan"],
                ["Sufuria yenye mfuniko", "Sufuria seti", "Sufuria isiyoshika"],
                [
                    ("Heavy bottom, cooks evenly on jiko or gas.", "Kitako kizito, jiko au gesi."),
                    ("Handles stay cool.", "Mishikio haichomi."),
                ]),
            DemoLine(
                .kettle, 8, 750...3_900, ["enamel kettle", "electric kettle", "tea kettle"],
                ["Birika la chai", "Birika la umeme", "Birika la enameli"],
                [
                    ("Chai for eight in one go.", "Chai ya watu wanane mara moja."),
                    ("Switches itself off, one year warranty.", "Linazima lenyewe, dhamana mwaka mmoja."),
                ]),
            DemoLine(
                .mug, 8, 180...950, ["chai mug", "pair of mugs", "set of three mugs"],
                ["Kikombe cha chai", "Vikombe viwili", "Vikombe seti"],
                [
                    ("Does not chip easily.", "Hakivunjiki ovyo."), ("Print is under the glaze.", "Rangi haitoki."),
                ]),
            DemoLine(
                .vase, 8, 500...2_800, ["clay vase", "hand-thrown vase", "flower vase"],
                ["Chombo cha maua", "Mtungi wa udongo"],
                [
                    ("Thrown and fired near the lake.", "Umefinyangwa karibu na ziwa."),
                    ("Holds water.", "Hauvuji maji."),
                ]),
            DemoLine(
                .cushion, 8, 350...1_400, ["throw pillow", "pair of cushions", "cushion set"],
                ["Mto wa kochi", "Mito miwili ya kochi", "Mito ya kochi"],
                [
                    ("Cover with zip, filling included.", "Foronya ya zipu, na mto ndani."),
                    ("45 by 45 cm.", "Sentimita 45 kwa 45."),
                ]),
            DemoLine(
                .clock, 6, 600...2_200, ["wall clock", "sunburst clock"], ["Saa ya ukutani", "Saa ya jua"],
                [
                    ("Silent movement.", "Haipigi kelele."), ("Runs a year on one battery.", "Betri moja mwaka mzima."),
                ]),
            DemoLine(
                .plates, 7, 700...3_200, ["dinner plate set", "serving plates and bowls"],
                ["Sahani seti", "Sahani na mabakuli"],
                [
                    ("Stackable, for guests and every day.", "Za wageni na za kila siku."),
                    ("Six pieces in the box.", "Vipande sita kwenye boksi."),
                ]),
        ])

    private static let mombasa = DemoStall(
        phone: "254733600703", name: "Pwani Phones & Sound",
        description: "Simu, redio na spika. Digo Road, Mombasa. Genuine, with warranty.", language: "en",
        lines: [
            DemoLine(
                .phone, 13, 7_500...48_000,
                ["smartphone 128 GB", "smartphone 64 GB", "4G smartphone", "camera phone 256 GB"],
                ["Simu janja 128 GB", "Simu ya 4G", "Simu ya kamera"],
                [
                    ("Two SIM cards, battery for two days.", "Laini mbili, chaji siku mbili."),
                    ("Sealed box, one year warranty.", "Boksi halijafunguliwa, dhamana mwaka mmoja."),
                    ("Old phone taken in part exchange.", "Tunachukua simu ya zamani."),
                ]),
            DemoLine(
                .buttonPhone, 7, 1_100...2_900, ["button phone", "kabambe with torch"],
                ["Simu ya batani", "Kabambe yenye tochi"],
                [
                    ("Charge once a week, torch and FM.", "Chaji mara moja kwa wiki, tochi na FM."),
                    ("Loud speaker, big keys.", "Sauti kubwa, batani kubwa."),
                ]),
            DemoLine(
                .headphones, 9, 450...6_500, ["wireless headphones", "over-ear headphones", "earphones with mic"],
                ["Headphones za bluetooth", "Earphones za waya"],
                [
                    ("Deep bass, folds flat.", "Besi nzito, inakunjika."),
                    ("30 hours on one charge.", "Saa 30 kwa chaji moja."),
                ]),
            DemoLine(
                .radio, 8, 1_200...5_800, ["FM radio", "radio cassette style speaker", "solar radio"],
                ["Redio ya FM", "Redio ya sola", "Redio ya mbao"],
                [
                    ("AM, FM, SW and USB.", "AM, FM, SW na USB."),
                    ("Works on battery, sun or mains.", "Betri, jua au umeme."),
                ]),
            DemoLine(
                .speaker, 9, 1_500...14_000, ["bluetooth speaker", "tower speaker", "party speaker"],
                ["Spika ya bluetooth", "Spika kubwa", "Spika ya sherehe"],
                [
                    ("Fills a room, splash proof.", "Inajaza chumba, haiogopi maji."),
                    ("Pairs two for stereo.", "Unganisha mbili kwa stereo."),
                ]),
            DemoLine(
                .laptop, 8, 22_000...78_000, ["laptop Core i5", "refurbished laptop", "student laptop"],
                ["Laptop ya mwanafunzi", "Laptop Core i5"],
                [
                    ("8 GB, 256 GB SSD, charger included.", "8 GB, SSD 256 GB, na chaja."),
                    ("Tested, six months warranty.", "Imepimwa, dhamana miezi sita."),
                ]),
            DemoLine(
                .watch, 9, 900...9_800, ["smart watch", "steel watch", "dress watch"], ["Saa ya mkono", "Saa janja"],
                [
                    ("Steps, calls and messages on the wrist.", "Hatua, simu na meseji mkononi."),
                    ("Water resistant.", "Haiingii maji."),
                ]),
            DemoLine(
                .television, 7, 11_500...56_000, ["43 inch smart TV", "32 inch digital TV", "retro TV"],
                ["TV ya inchi 32", "Smart TV ya inchi 43"],
                [
                    ("Free-to-air built in, wall bracket free.", "Ina king'amuzi, bracket bure."),
                    ("Sharp picture, slim frame.", "Picha safi, fremu nyembamba."),
                ]),
            DemoLine(
                .solarLamp, 7, 850...3_600, ["solar lantern", "solar reading lamp"],
                ["Taa ya sola", "Kandili ya sola"],
                [
                    ("Charges a phone too.", "Inachaji simu pia."),
                    ("Twelve hours of light from one day of sun.", "Mwanga saa kumi na mbili."),
                ]),
            DemoLine(
                .powerBank, 7, 950...3_400, ["power bank 20000 mAh", "power bank 10000 mAh"],
                ["Power bank 20000 mAh", "Power bank"],
                [
                    ("Fast charging, two outputs.", "Inachaji haraka, matundu mawili."),
                    ("Charges a phone four times.", "Inachaji simu mara nne."),
                ]),
            DemoLine(
                .camera, 6, 6_500...42_000, ["digital camera", "vintage film camera"],
                ["Kamera ya dijitali", "Kamera"],
                [
                    ("Comes with bag and card.", "Ina begi na memori."),
                    ("Lens clean, no scratches.", "Lenzi safi, haina mikwaruzo."),
                ]),
        ])

    private static let nakuru = DemoStall(
        phone: "254744800904", name: "Shamba Fresh Nakuru",
        description: "Matunda na mboga kutoka shambani kila asubuhi. Nakuru, Rift Valley.", language: "sw",
        lines: [
            DemoLine(
                .mango, 6, 30...600, ["Apple mangoes", "Ngowe mangoes", "sweet mangoes by the crate"],
                ["Maembe ya Ngowe", "Maembe dodo", "Maembe matamu"], takesModel: false, farm),
            DemoLine(
                .banana, 6, 60...450, ["sweet bananas", "ripe bananas", "bananas by the bunch"],
                ["Ndizi mbivu", "Ndizi za kisukari", "Mkungu wa ndizi"], takesModel: false, farm),
            DemoLine(
                .pineapple, 5, 80...400, ["Thika pineapples", "sweet pineapple"],
                ["Nanasi la Thika", "Mananasi matamu"], takesModel: false, farm),
            DemoLine(
                .avocado, 6, 20...500, ["Hass avocados", "jumbo avocados"],
                ["Parachichi Hass", "Maparachichi makubwa"], takesModel: false, farm),
            DemoLine(
                .tomato, 6, 60...900, ["fresh tomatoes", "tomatoes by the crate"], ["Nyanya", "Nyanya za shambani"],
                takesModel: false, farm),
            DemoLine(
                .orange, 5, 50...500, ["juicy oranges", "Makueni oranges"], ["Machungwa", "Machungwa ya Makueni"],
                takesModel: false, farm),
            DemoLine(
                .watermelon, 5, 150...600, ["watermelon, cut or whole", "sweet watermelon"],
                ["Tikiti maji", "Tikiti maji tamu"], takesModel: false, farm),
            DemoLine(
                .passion, 4, 80...400, ["passion fruit"], ["Makarakara", "Passion za zambarau"], takesModel: false, farm
            ),
            DemoLine(
                .onion, 5, 60...800, ["red onions", "onions by the net"], ["Vitunguu vyekundu", "Vitunguu maji"],
                takesModel: false, farm),
            DemoLine(
                .maize, 5, 20...300, ["green maize", "sweet corn"], ["Mahindi mabichi", "Mahindi ya kuchoma"],
                takesModel: false, farm),
            DemoLine(
                .carrot, 5, 40...350, ["crunchy carrots", "carrots in bunches"], ["Karoti", "Karoti za shambani"],
                takesModel: false, farm),
            DemoLine(
                .chilli, 4, 20...250, ["hot chillies", "bird's eye chillies"], ["Pilipili kali", "Pilipili"],
                takesModel: false, farm),
            DemoLine(.cabbage, 4, 40...150, ["green cabbage"], ["Kabeji", "Kabichi kubwa"], takesModel: false, farm),
            DemoLine(
                .strawberry, 4, 150...600, ["Limuru strawberries", "fresh strawberries"],
                ["Stroberi", "Stroberi za Limuru"], takesModel: false, farm),
            DemoLine(
                .papaya, 5, 50...300, ["ripe pawpaw", "sweet pawpaw"], ["Papai", "Mapapai matamu"], takesModel: false,
                farm),
            DemoLine(
                .potato, 4, 80...2_800, ["Shangi potatoes", "potatoes by the bag"], ["Viazi Shangi", "Viazi mviringo"],
                takesModel: false, farm),
            DemoLine(
                .honey, 5, 450...1_400, ["raw acacia honey", "Baringo honey"], ["Asali mbichi", "Asali ya Baringo"],
                takesModel: false,
                [
                    ("Straight from the comb, nothing added.", "Moja kwa moja kutoka mzingani."),
                    ("Glass jar, 500 g or 1 kg.", "Chupa ya glasi, nusu kilo au kilo."),
                ]),
            DemoLine(
                .milk, 4, 60...450, ["fresh milk", "mala in bottles"], ["Maziwa freshi", "Maziwa mala"],
                takesModel: false,
                [
                    ("Milked this morning.", "Yamekamuliwa asubuhi ya leo."),
                    ("Bring your own can and save.", "Njoo na chombo chako."),
                ]),
            DemoLine(
                .eggs, 4, 380...520, ["kienyeji eggs, full tray", "eggs by the tray"],
                ["Mayai ya kienyeji", "Trei ya mayai"], takesModel: false,
                [
                    ("Yellow yolks from free hens.", "Kiini cha njano, kuku wa kienyeji."),
                    ("Collected daily.", "Yanaokotwa kila siku."),
                ]),
        ])

    private static let farm: [(String, String)] = [
        ("Picked this morning in Subukia.", "Yamechumwa asubuhi ya leo Subukia."),
        ("No spray two weeks before harvest.", "Bila dawa wiki mbili kabla ya kuvuna."),
        ("Sold by the piece, by the kilo or by the crate.", "Tunauza kwa kilo au kwa kreti."),
        ("Sweet and firm, keeps for a week.", "Bora na imara, inakaa wiki nzima."),
    ]

    private static let eldoret = DemoStall(
        phone: "254755900105", name: "Bidii Books & Sports",
        description: "Vitabu, mipira na vifaa vya shule. Uganda Road, Eldoret.", language: "en",
        lines: [
            DemoLine(
                .book, 12, 350...1_800, ["storybook", "novel", "study guide", "set of readers"],
                ["Kitabu cha hadithi", "Riwaya", "Kamusi"],
                [
                    ("New, for classes 4 to 8.", "Kipya, darasa la 4 hadi 8."),
                    ("Clean second-hand copy, no missing page.", "Mtumba safi, kurasa zote zipo."),
                    ("A coast tale retold.", "Hadithi ya Pwani."),
                ]),
            DemoLine(
                .notebook, 8, 80...650, ["kitenge notebook", "journal", "spiral notebook"],
                ["Daftari", "Daftari la kitenge"],
                [
                    ("160 ruled pages, strong cover.", "Kurasa 160, jalada gumu."),
                    ("A present for teachers.", "Zawadi kwa mwalimu."),
                ]),
            DemoLine(
                .football, 9, 700...2_900, ["football size 5", "street football", "match ball"],
                ["Mpira wa miguu", "Mpira saizi 5"],
                [
                    ("Stitched by hand, made for murram.", "Umeshonwa kwa mikono."),
                    ("Pump and needle free.", "Pampu na sindano bure."),
                ]),
            DemoLine(
                .basketball, 5, 1_100...3_200, ["basketball", "basketball size 7"], ["Mpira wa kikapu"],
                [
                    ("Good grip outdoors.", "Unashikika vizuri nje."),
                    ("School teams get a better price.", "Timu za shule bei nafuu."),
                ]),
            DemoLine(
                .backpack, 9, 900...3_400, ["school bag", "laptop backpack", "kitenge backpack"],
                ["Begi la shule", "Begi la mgongoni"],
                [
                    ("Waterproof bottom, padded straps.", "Haliingii maji, kamba laini."),
                    ("Two bottles, ten books.", "Vitabu kumi na chupa mbili."),
                ]),
            DemoLine(
                .pencils, 6, 120...700, ["pencil set", "desk organiser with pencils"],
                ["Penseli za rangi", "Kopo la penseli"],
                [
                    ("Twelve colours, break-resistant.", "Rangi kumi na mbili."),
                    ("Sharpener included.", "Kichongeo kipo."),
                ]),
            DemoLine(
                .drum, 6, 1_500...7_500, ["ngoma drum", "hand drum"], ["Ngoma", "Ngoma ya mkono"],
                [
                    ("Goat skin, tuned.", "Ngozi ya mbuzi."), ("Carved from one trunk.", "Imechongwa kwa gogo moja."),
                ]),
            DemoLine(
                .globe, 5, 1_300...3_900, ["desk globe", "school globe"], ["Tufe la dunia", "Globu ya shule"],
                [
                    ("Africa in the middle, where it belongs.", "Afrika katikati."),
                    ("Turns smoothly, wooden foot.", "Linazunguka, mguu wa mbao."),
                ]),
            DemoLine(
                .sneaker, 10, 1_400...5_200, ["running shoes", "high-top sneakers", "canvas sneakers"],
                ["Raba za kukimbia", "Raba", "Viatu vya mazoezi"],
                [
                    ("Light, as our runners like them.", "Nyepesi kama wakimbiaji wetu wanavyopenda."),
                    ("Sizes 37 to 45.", "Saizi 37 hadi 45."),
                ]),
        ])
}
