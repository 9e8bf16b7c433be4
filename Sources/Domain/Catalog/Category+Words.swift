extension Category {
    /// Words that name goods, in the languages of the markets (en, sw, fr, ar, th), lower case, singular.
    static let words: [(Category, String)] = [
        (.fashion, """
            dress shirt tshirt tee blouse skirt trouser jean short suit jacket coat hoodie sweater cardigan kitenge kanga leso dera \
            kanzu scarf hijab abaya cap hat beanie sock underwear lingerie pyjama gauni nguo shati suruali sketi kofia robe chemise \
            pantalon veste jupe manteau فستان قميص بنطلون عباءة حجاب เสื้อ กางเกง กระโปรง เดรส polo vest
            """),
        (.shoes, "shoe sneaker sandal boot heel slipper loafer trainer plimsoll viatu kiatu ndala chaussure basket sandale botte حذاء รองเท้า"),
        (.bags, "bag handbag backpack purse wallet tote suitcase clutch satchel mkoba begi kiondo vikapu sac cartable valise حقيبة กระเป๋า"),
        (.jewellery, "necklace bracelet earring ring bangle bead beads pendant watch sunglasses sunnies mkufu bangili hereni pete saa bijou collier bague montre خاتم سوار قلادة สร้อย แหวน นาฬิกา jewellery jewelry anklet"),
        (.beauty, "perfume lotion cream soap shampoo oil makeup lipstick wig braid hair skincare cosmetic manukato sabuni mafuta parfum crème savon عطر صابون น้ำหอม ครีม สบู่"),
        (.phones, "phone smartphone iphone samsung tecno infinix charger powerbank earphone sim simu chaja téléphone chargeur هاتف شاحن โทรศัพท์ มือถือ"),
        (.electronics, "tv television radio speaker headphone laptop computer tablet keyboard mouse camera monitor cable redio kompyuta spika ordinateur écouteur تلفاز حاسوب วิทยุ คอมพิวเตอร์ ลำโพง printer torch fridge"),
        (.kitchen, "pot pan kettle plate cup mug bowl spoon knife blender jiko sufuria stove thermos flask cooker sahani kikombe kijiko kisu birika casserole assiette tasse couteau قدر صحن سكين หม้อ กระทะ จาน"),
        (.home, "lamp curtain bedsheet duvet pillow carpet rug mat mirror clock vase basket blanket towel taa pazia shuka mto zulia kioo kikapu lampe rideau tapis miroir مصباح ستارة سجادة โคมไฟ ผ้าม่าน candle cushion"),
        (.furniture, "sofa chair table bed desk shelf cupboard wardrobe stool bench kiti meza kitanda kabati canapé chaise armoire كرسي طاولة سرير เก้าอี้ โต๊ะ เตียง couch"),
        (.food, """
            apple avocado banana kiwi lemon lime mango melon nectarine orange papaya passion peach pear pineapple plum pomegranate \
            satsuma grapefruit tomato potato onion carrot cabbage cucumber garlic ginger leek mushroom pepper asparagus aubergine \
            zucchini beet milk yogurt yoghurt cream cheese honey rice flour bean beans maize sugar bread egg fish meat chicken spice \
            matunda ndizi embe parachichi nanasi chungwa nyanya kitunguu viazi maziwa asali mchele unga maharage mboga fruit légume \
            pomme lait miel riz فاكهة خضار حليب عسل ผลไม้ ข้าว oat sour oatghurt soyghurt soy sukuma kale cantaloupe watermelon papai
            """),
        (.drinks, "juice tea coffee soda water wine beer chai kahawa maji juisi jus thé café eau شاي قهوة عصير ชา กาแฟ drink"),
        (.baby, "baby diaper stroller crib mtoto nepi bébé couche poussette رضيع حفاض ทารก infant"),
        (.toys, "toy doll puzzle lego mwanasesere jouet poupée لعبة ของเล่น"),
        (.books, "book novel bible textbook audiobook notebook kitabu daftari livre cahier كتاب หนังสือ"),
        (.sports, "ball football bicycle bike gym yoga dumbbell mpira baiskeli ballon vélo كرة ฟุตบอล จักรยาน"),
        (.car, "car tyre tire brake filter battery bumper engine gari tairi betri voiture pneu frein سيارة فرامل รถ ยาง"),
        (.art, "painting sculpture carving canvas art mask sanaa uchongaji tableau لوحة ภาพวาด"),
        (.garden, "plant seed flower pot-plant fertilizer mmea mbegu ua plante graine نبات ต้นไม้ succulent"),
    ]
}
