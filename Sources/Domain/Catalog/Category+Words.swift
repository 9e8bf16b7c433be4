extension Category {
    /// Words that name goods: English, then Swahili, French, Arabic and Thai. Lower case, singular.
    static let words: [(category: Category, english: String, others: String)] = [
        (
            .fashion,
            """
            dress gown shirt tshirt tee blouse skirt trouser jean short suit jacket coat hoodie sweater cardigan scarf hat cap beanie \
            sock underwear lingerie pyjama polo vest jersey kit turban wrap fabric ankara dashiki wax shawl belt uniform raincoat
            """,
            """
            kitenge kanga leso dera kanzu kikoy kikoi gauni nguo shati suruali sketi kofia kilemba koti sweta fulana vitenge hijab abaya robe \
            chemise pantalon jupe veste manteau écharpe chapeau ceinture فستان قميص بنطلون عباءة حجاب معطف وشاح เสื้อ กางเกง กระโปรง เดรส หมวก
            """
        ),
        (
            .shoes, "shoe sneaker sandal boot heel slipper loafer trainer plimsoll slide flipflop",
            """
            viatu kiatu ndala sandali makubadhi raba buti chaussure basket sandale botte حذاء أحذية صندل รองเท้า
            """
        ),
        (
            .bags, "bag handbag backpack purse wallet tote suitcase clutch satchel crossbody rucksack luggage",
            """
            mkoba mikoba begi mabegi kiondo viondo pochi sac cartable valise portefeuille حقيبة حقائب محفظة กระเป๋า
            """
        ),
        (
            .jewellery,
            "necklace bracelet earring ring bangle bead pendant watch sunglasses sunnies anklet cuff brooch jewellery jewelry",
            """
            mkufu mikufu bangili hereni pete shanga bijou collier bague montre boucle خاتم سوار قلادة ساعة สร้อย แหวน นาฬิกา ต่างหู
            """
        ),
        (
            .beauty, "perfume lotion soap shampoo makeup lipstick wig braid skincare cosmetic deodorant sunscreen balm",
            """
            manukato sabuni mafuta losheni parfum crème savon maquillage عطر صابون كريم น้ำหอม ครีม สบู่ ลิปสติก
            """
        ),
        (
            .phones, "phone smartphone iphone samsung tecno infinix charger powerbank earphone sim kabambe airtime",
            """
            simu chaja téléphone chargeur smartphone هاتف جوال شاحن โทรศัพท์ มือถือ ที่ชาร์จ
            """
        ),
        (
            .electronics,
            """
            tv television radio speaker headphone headset laptop computer tablet keyboard mouse camera monitor cable printer torch fridge \
            freezer bluetooth usb bank battery lantern solar iron fan router microphone
            """,
            """
            redio kompyuta spika runinga kamera tochi friji kandili pasi ordinateur écouteur télévision enceinte تلفاز حاسوب راديو سماعة كاميرا \
            วิทยุ คอมพิวเตอร์ ลำโพง หูฟัง ทีวี กล้อง
            """
        ),
        (
            .kitchen,
            """
            pot pan saucepan kettle teapot plate cup mug bowl spoon fork knife blender stove thermos flask cooker dish tray jug glass \
            casserole cutlery kitchen
            """,
            """
            jiko sufuria masufuria sahani bakuli kikombe vikombe kijiko kisu birika chungu mwiko assiette tasse couteau marmite bouilloire \
            قدر صحن سكين كوب إبريق หม้อ กระทะ จาน ชาม แก้ว มีด
            """
        ),
        (
            .home,
            """
            lamp lampshade curtain bedsheet sheet duvet pillow cushion carpet rug mat mirror clock vase basket blanket towel candle mattress mop bucket \
            soapdish
            """,
            """
            taa pazia shuka mto mito zulia mkeka kioo kikapu blanketi taulo mshumaa mtungi chombo godoro ndoo lampe rideau tapis miroir oreiller \
            coussin bougie panier مصباح ستارة سجادة مرآة وسادة โคมไฟ ผ้าม่าน พรม หมอน กระจก
            """
        ),
        (
            .furniture,
            "sofa chair table bed desk shelf cupboard wardrobe stool bench couch chesterfield cabinet drawer bookcase",
            """
            kiti viti meza kitanda kabati kochi makochi stuli canapé chaise lit armoire étagère كرسي طاولة سرير خزانة أريكة เก้าอี้ โต๊ะ เตียง ตู้ โซฟา
            """
        ),
        (
            .food,
            """
            apple avocado banana kiwi lemon lime mango mangoe melon nectarine orange papaya pawpaw passion peach pear pineapple plum \
            pomegranate satsuma grapefruit strawberry berry tomato potato onion carrot cabbage cucumber garlic ginger leek mushroom pepper chilli \
            asparagus aubergine zucchini beet milk yogurt yoghurt cream cheese honey rice flour bean maize corn sugar bread egg fish meat \
            chicken spice oat sour oatghurt soyghurt soy cantaloupe watermelon fruit vegetable oil mala butter nut date olive
            """,
            """
            matunda ndizi embe maembe parachichi maparachichi nanasi mananasi chungwa machungwa nyanya kitunguu vitunguu viazi kiazi karoti kabeji kabichi \
            pilipili tikiti stroberi papai mapapai makarakara mahindi maziwa asali mchele unga maharage mboga sukuma kale mayai yai samaki \
            nyama légume pomme lait miel riz œuf pain fromage huile فاكهة خضار حليب عسل أرز مانجو تمر زيتون خبز ผลไม้ ข้าว มะม่วง กล้วย น้ำผึ้ง ไข่
            """
        ),
        (
            .drinks, "juice tea coffee soda water wine beer drink smoothie",
            """
            chai kahawa maji juisi soda jus thé café eau شاي قهوة عصير ماء ชา กาแฟ น้ำผลไม้
            """
        ),
        (
            .baby, "baby diaper stroller crib infant pram bib nappy",
            "nepi mtoto bébé couche poussette رضيع حفاض ทารก ผ้าอ้อม"
        ),
        (.toys, "toy doll puzzle lego teddy", "mwanasesere kichezeo vichezeo jouet poupée لعبة ألعاب دمية ของเล่น ตุ๊กตา"),
        (
            .books, "book storybook novel bible textbook audiobook dictionary comic reader guide globe atlas",
            """
            kitabu vitabu riwaya kamusi tufe globu livre roman dictionnaire كتاب كتب رواية หนังสือ นิยาย
            """
        ),
        (
            .sports, "ball football basketball bicycle bike gym yoga dumbbell racket kayak tent",
            """
            mpira mipira baiskeli ballon vélo raquette كرة دراجة ฟุตบอล จักรยาน ลูกบอล
            """
        ),
        (
            .music, "drum guitar flute keyboardpiano piano violin harp shaker",
            "ngoma gitaa zumari marimba kayamba guitare tambour طبل عود جيتار กลอง กีตาร์"
        ),
        (
            .office, "notebook journal pen pencil stationery organiser organizer stapler folder",
            """
            daftari madaftari penseli kalamu cahier stylo crayon دفتر قلم สมุด ดินสอ ปากกา
            """
        ),
        (
            .car, "car tyre tire brake filter bumper engine wiper sparkplug",
            "gari tairi betri voiture pneu frein filtre سيارة فرامل إطار فلتر รถยนต์ ยางรถ เบรก"
        ),
        (
            .art, "painting sculpture carving canvas art mask mosaic",
            "sanaa uchongaji kinyago tableau peinture لوحة تمثال ภาพวาด"
        ),
        (
            .garden, "plant seed flower potplant fertilizer succulent seedling",
            "mmea mbegu ua maua mche plante graine fleur نبات زهور ต้นไม้ ดอกไม้"
        ),
    ]

    /// Of the words above, those that describe a thing where another one names it: stuffs, colours, places and uses.
    static let materials: Set<String> = [
        "kitenge", "vitenge", "kanga", "ankara", "wax", "fabric", "canvas", "orange", "cream", "lime", "peach", "plum",
        "olive", "honey",
        "chocolate", "lemon", "glass", "art", "baby", "infant", "mtoto", "car", "gari", "kitchen", "bluetooth", "usb",
        "solar", "bank",
        "basket", "battery", "set", "kit", "wrap", "sheet", "short", "sour", "flower", "maua", "sim", "bead", "shanga",
        "water", "tea",
        "coffee", "chai", "asali", "fruit", "date", "guide", "reader", "iron", "fan", "nut", "oil",
    ]
}
