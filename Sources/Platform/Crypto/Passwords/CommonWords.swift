/// Words that passwords are made of where Soko is used: greetings, faith, love, family, names, places, football, phones.
/// Digits around them, look-alike letters and repetitions are `PasswordGuess`'s work, not the list's.
enum CommonWords {
    /// Folded as passwords are.
    static let all: [[UnicodeScalar]] = [market, english, swahili, french, arabic, thai].flatMap {
        $0.split(whereSeparator: \.isWhitespace).map { PasswordGuess.folded(String($0)) }
    }

    private static let market = """
        soko sokoni market marketplace seller buyer shop store whatsapp facebook instagram google gmail yahoo tiktok
        telegram youtube android iphone samsung nokia tecno infinix huawei safaricom airtel orange mtn mpesa
        """
    private static let english = """
        password passwort passw0rd passphrase pass secret private letmein welcome login logon admin administrator root
        user username guest test testing demo default changeme change master access system server computer internet
        online hello world love lover loveyou iloveyou lovely baby angel princess prince queen king sunshine sun moon
        star flower rose honey sugar sweet heart happy smile lucky money dollar business office manager company work
        school student teacher doctor family mother father mummy mommy daddy sister brother friend friends ever forever
        freedom peace blessed blessing bless grace faith hope jesus christ christian church bible lord god heaven amen
        dragon monkey tiger lion eagle panther wolf horse dog cat shadow ninja killer hunter hacker matrix superman
        batman spiderman pokemon starwars player game gamer music guitar dance football soccer baseball basketball
        hockey tennis cricket champion arsenal chelsea liverpool manchester united barcelona madrid messi ronaldo
        summer winter spring autumn january february march april june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday morning night today black white blue green yellow
        purple silver golden gold diamond michael jennifer jessica daniel david john james robert joseph peter paul
        mary grace maria anna joshua samuel emmanuel charles george thomas andrew ashley nicole hannah london america
        africa english trust number one two three four five hundred please sorry thanks thankyou nothing whatever
        """
    private static let swahili = """
        nenosiri neno siri habari jambo mambo karibu asante sana tafadhali mungu yesu kristo bwana nakupenda upendo
        penda mpenzi mapenzi moyo rafiki marafiki furaha amani neema baraka imani tumaini maisha simba tembo chui twiga
        hakuna matata safari duka biashara pesa shilingi chakula shule mwalimu mwanafunzi mama baba dada kaka mtoto
        watoto nyumba nyumbani kenya nairobi mombasa kisumu nakuru eldoret tanzania dodoma daressalaam zanzibar arusha
        mwanza kilimanjaro uganda kampala rwanda kigali afrika harambee uhuru gari bahari jumapili jumatatu jumamosi
        ijumaa wanjiru wambui njeri kamau mwangi otieno achieng juma hamisi rehema zawadi yanga gormahia poa sawa moja
        mbili tatu nne tano
        """
    private static let french = """
        motdepasse motdepass passe secret bonjour bonsoir salut coucou merci bienvenue soleil lune etoile fleur amour
        amours jetaime monamour cheri cherie doudou chouchou loulou bisous bisou calin coeur bebe maman papa frere
        soeur famille enfant enfants ami amis amie vie belle beau bonheur liberte france paris marseille lyon toulouse
        abidjan dakar bamako yaounde douala kinshasa congo cameroun senegal afrique argent boutique marche magasin
        vendeur voiture maison ecole travail dieu seigneur grace esperance football chocolat vacances nicolas thomas
        julien camille marie pierre jean lundi mardi mercredi jeudi vendredi samedi dimanche azerty bleu rouge
        """
    private static let arabic = """
        allah akbar bismillah alhamdulillah hamdulillah inshallah mashallah subhanallah astaghfirullah yarab yarabb
        muhammad mohammed mohamed mohammad ahmed ahmad mahmoud mustafa hassan hussein omar umar ali khaled khalid
        ibrahim yousef youssef yusuf abdallah abdullah abdul fatima fatma aisha maryam mariam zainab khadija noor nour
        habibi habibti hayati albi omri hobbi bahebak ahebak wallah yalla salam salaam assalam marhaba ahlan sabah
        shukran islam muslim quran ramadan mekka makkah madina kaaba egypt misr cairo alqahira iraq baghdad syria
        suriya lebanon beirut jordan palestine falastin filistin quds maghreb algerie tunis sudan khartoum saudi
        riyadh dubai souq souk suq kalimat kalima alsir sirr محمد احمد الله حبيبي حبيبتي كلمة السر كلمةالسر سوق بسم
        """
    private static let thai = """
        sawasdee sawatdee sawadee sawasdi krub khrap kaka khopkhun khobkhun kobkun sabai sabaidee sanuk aroi narak
        suay rak rakkhun rakkun rakter chanrakther phomrakkhun tirak teerak faen wanjai duangjai hua jai khrobkhrua
        mae phor luk nong phi phuean puean khon thai thailand prathetthai bangkok krungthep chiangmai phuket pattaya
        phattaya khonkaen korat issan isan somchai somsak somying malee mali dao fah fon ploy noi nok lek yai muay
        chang singha talat talad ngoen rahat rahatphan rahas ruay chokdee phra phut buddha wat สวัสดี รหัสผ่าน รหัส
        ประเทศไทย กรุงเทพ รัก ตลาด
        """
}
