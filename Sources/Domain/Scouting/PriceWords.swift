import Vocabulary

/// The words around prices in the market's languages (en, sw, fr, ar, th), lower case.
enum PriceWords {
    /// A currency's word or sign. `nil` code: the market's own (a shilling in Kenya is not one in Uganda).
    struct Name {
        let code: String?
        /// Stands before its number when numbers are on both sides.
        let leads: Bool
    }

    static let currencies: [String: Name] = {
        var names: [String: Name] = [:]
        func add(_ code: String?, leads: Bool, _ words: String) {
            for word in words.split(separator: " ") { names[String(word)] = Name(code: code, leads: leads) }
        }
        add("KES", leads: true, "ksh kshs kes k.sh ksh.s")
        add("KES", leads: false, "bob")
        add(nil, leads: true, "sh shs")
        add(nil, leads: false, "shilingi shillings shilling sh.")
        add("TZS", leads: true, "tzs tsh tshs t.sh")
        add("UGX", leads: true, "ugx ush ushs ugsh")
        add("TND", leads: false, "dt tnd d.t د.ت دت")
        add("TND", leads: false, "dinars dinar دينار دنانير")
        add("THB", leads: true, "฿ thb")
        add("THB", leads: false, "บาท baht บ")
        add("YER", leads: true, "ر.ي")
        add("SAR", leads: false, "ر.س sar ريال")
        add("AED", leads: false, "د.إ aed درهم")
        add("EGP", leads: false, "ج.م egp جنيه")
        add("MAD", leads: false, "د.م mad dh dhs")
        add("DZD", leads: false, "د.ج dzd")
        add("LYD", leads: false, "د.ل lyd")
        add("IQD", leads: false, "د.ع iqd")
        add("KWD", leads: false, "د.ك kwd")
        add("USD", leads: true, "$ usd us$ دولار")
        add("USD", leads: false, "dollars dollar")
        add("EUR", leads: true, "€")
        add("EUR", leads: false, "eur euro euros يورو")
        add("GBP", leads: true, "£ gbp")
        add("NGN", leads: true, "₦ ngn")
        add("NGN", leads: false, "naira")
        add("GHS", leads: true, "₵ ghs ghc")
        add("GHS", leads: false, "cedis cedi")
        add("ZAR", leads: true, "zar")
        add("INR", leads: true, "₹ inr rs")
        add("PKR", leads: true, "pkr ₨")
        add("RWF", leads: true, "rwf frw")
        add("ETB", leads: false, "etb birr")
        add("XOF", leads: false, "fcfa cfa xof")
        add("XAF", leads: false, "xaf")
        add("JPY", leads: true, "¥ jpy")
        add("CNY", leads: true, "cny rmb")
        add("VND", leads: false, "₫ vnd")
        add("PHP", leads: true, "₱ php")
        add("IDR", leads: true, "rp idr")
        add("MYR", leads: true, "rm myr")
        add("TRY", leads: true, "₺ try")
        add("ILS", leads: true, "₪ ils")
        add("LAK", leads: true, "₭ lak")
        add("KHR", leads: true, "៛ khr")
        return names
    }()

    /// Say that the number behind (or right before) them is a price.
    static let before = words(
        "price prices cost costs only for at @ now going asking selling bei sasa kwa prix tarif à seulement maintenant السعر سعر "
            + "بسعر ب الثمن ثمن فقط الان الآن ราคา ขาย เพียง แค่ เหลือ ลดเหลือ ราคาพิเศษ")
    static let after = words(
        "only each tu pekee kila per net neg negotiable fixed apiece ea seulement فقط للقطعة للواحد ttc ht bnc")
    /// The price as it is today, against an older one in the same text.
    static let now = words(
        "now sasa offer promo sale maintenant الان الآن العرض عرض เหลือ ลดเหลือ โปร เพียง ราคาพิเศษ discounted reduced")
    /// The price as it was.
    static let was = words(
        "was before old usual usually rrp original originally normal ilikuwa zamani avant lieu ancien كان بدلا بدل قبل จาก ปกติ ราคาเต็ม เดิม ราคาปกติ"
    )
    /// Money that is not the product's price.
    static let otherMoney = words(
        "delivery shipping deposit save saving off discount punguzo usafiri livraison remise acompte caution توصيل التوصيل خصم عربون ค่าส่ง ส่ง มัดจำ cashback voucher"
    )
    /// A size, number or name follows.
    static let sizes = words(
        "size sizes sz no number model pointure taille tailles namba ukubwa saizi eu uk us مقاس قياس رقم موديل ไซส์ เบอร์ รุ่น version v series gen page "
            + "pack set box lot boîte code sku ref ref. réf art iso year année سنة صنع ปี")
    static let contacts = words(
        "call whatsapp tel phone contact simu piga text sms هاتف واتساب اتصل الهاتف โทร ไลน์ téléphone mobile appelez")
    /// A number before one of these counts or measures something.
    static let units = words(
        "ml l ltr ltrs litre litres liter liters cl kg kgs g gm gms gr gram grams grammes mg oz lb lbs cm mm m mtr metre metres meter meters inch inches in "
            + "ft feet km gb tb mb mah w watt watts v volts hz khz mhz ghz cc hp pcs pc pieces piece pièces pièce pack packs pkt packets pairs pair dozen set sets pax people pages "
            + "day days hr hrs hour hours h min mins minute minutes yr yrs year years month months week weeks stars star x times mp mpx rpm psi bar door doors seater seaters sqm sqft "
            + "items item colours colors sizes available left bedroom bedrooms followers mile miles jours mois ans an siku mwezi vipande lita kilo "
            + "kva kw bulbs ply gsm core cores th st nd rd am pm d "
            + "لتر كغ كيلو غرام غ جرام مل سم متر قطع قطعة حبة يوم ايام سنوات ชิ้น กก กิโล กรัม มล ลิตร ซม เมตร คน วัน ปี เดือน ตัว คู่ อัน แพ็ค กล่อง ขวด"
    )
    static let multipliers: [String: Int64] = [
        "k": 1_000, "thousand": 1_000, "mille": 1_000, "elfu": 1_000, "الف": 1_000, "ألف": 1_000, "พัน": 1_000,
        "หมื่น": 10_000,
        "แสน": 100_000, "laki": 100_000, "lakh": 100_000, "million": 1_000_000, "millions": 1_000_000,
        "milioni": 1_000_000, "m": 1_000_000,
        "مليون": 1_000_000, "ล้าน": 1_000_000,
    ]
    static let conjunctions = words("and y na et & و และ or ou au")
    static let rangeWords = words("to hadi à a al إلى الى ถึง until upto")

    /// The price is told to who asks.
    static let requestPhrases = [
        "inbox for price", "inbox for the price", "inbox price", "price inbox", "price in inbox", "dm for price",
        "dm for the price",
        "dm for prices", "pm for price", "price on request", "price upon request", "ask for price", "call for price",
        "contact for price",
        "whatsapp for price", "text for price", "price via dm", "price in dm", "message for price", "msg for price",
        "bei inbox", "bei dm",
        "uliza bei", "njoo inbox", "piga simu kwa bei", "bei kwa simu", "prix sur demande", "sur demande", "sur devis",
        "prix en mp",
        "prix en privé", "prix en message privé", "prix mp", "contactez nous pour le prix", "عند الطلب", "السعر خاص",
        "السعر على الخاص",
        "السعر عالخاص", "السعر بالخاص", "للاستفسار عن السعر", "راسلنا", "تواصل معنا", "ทักแชท", "สอบถามราคา", "ทักสอบถาม",
        "ทักมา", "ราคาทัก",
        "ทักไลน์", "ทัก inbox", "inbox ราคา",
    ]
    /// Enough by themselves in a text of at most six words.
    static let requestWords = words("inbox dm pm poa call ask مخصوص الخاص اتصل ทัก mp")

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
