extension AccountMessageWords {
    static let english = AccountMessageWords(
        codeSubject: "%c is your %m code", noticeSubject: "About your %m account",
        register: "%c is your code to join %m. It is good for 10 minutes. Nobody from %m will ever ask you for it.",
        registerKnown:
            "Somebody, perhaps you, tried to join %m with this address. You have an account already: sign in, or ask for a new password there.",
        reset:
            "%c is your code for a new %m password. It is good for 10 minutes. If you did not ask for it, do nothing.",
        resetUnknown: "Somebody asked for a new %m password with this address, but there is no account with it.",
        addContact: "%c is your code to add this address to your %m account. It is good for 10 minutes.",
        addContactTaken: "Somebody tried to add this address to another %m account. It stays with yours.",
        contactChanged:
            "Your %m account is now reached by another address. If that was not you, ask for a new password at once.",
        passwordChanged:
            "The password of your %m account was changed, and other devices were signed out. If that was not you, ask for a new password at once.",
        factorChanged:
            "The second step of signing in to your %m account was changed. If that was not you, ask for a new password at once.",
        factorGuessed:
            "Somebody who knows the password of your %m account is guessing the second step of signing in. If that is not you, ask for a new password at once.",
        providerChanged:
            "Another service was linked to your %m account, or unlinked from it. If that was not you, ask for a new password at once.",
        closed: "Your %m account is closed and your data are erased.",
        identityVerified: "Your identity is verified on %m. Others now see that you are who you say.",
        identityRejected:
            "We could not verify your identity on %m. The reason stands in your account under Identity, where you can hand your documents in again."
    )

    static let swahili = AccountMessageWords(
        codeSubject: "%c ni msimbo wako wa %m", noticeSubject: "Kuhusu akaunti yako ya %m",
        register:
            "%c ni msimbo wako wa kujiunga na %m. Unatumika kwa dakika 10. Hakuna mtu wa %m atakayekuuliza msimbo huu.",
        registerKnown:
            "Mtu, labda wewe, amejaribu kujiunga na %m kwa anwani hii. Tayari una akaunti: ingia, au omba nenosiri jipya hapo.",
        reset: "%c ni msimbo wako wa nenosiri jipya la %m. Unatumika kwa dakika 10. Kama hukuomba, usifanye chochote.",
        resetUnknown: "Mtu ameomba nenosiri jipya la %m kwa anwani hii, lakini hakuna akaunti yenye anwani hii.",
        addContact: "%c ni msimbo wako wa kuongeza anwani hii kwenye akaunti yako ya %m. Unatumika kwa dakika 10.",
        addContactTaken: "Mtu amejaribu kuongeza anwani hii kwenye akaunti nyingine ya %m. Inabaki kwenye yako.",
        contactChanged:
            "Akaunti yako ya %m sasa inatumia anwani nyingine. Kama si wewe, omba nenosiri jipya mara moja.",
        passwordChanged:
            "Nenosiri la akaunti yako ya %m limebadilishwa, na vifaa vingine vimetolewa. Kama si wewe, omba nenosiri jipya mara moja.",
        factorChanged:
            "Hatua ya pili ya kuingia kwenye akaunti yako ya %m imebadilishwa. Kama si wewe, omba nenosiri jipya mara moja.",
        factorGuessed:
            "Mtu anayejua nenosiri la akaunti yako ya %m anakisia hatua ya pili ya kuingia. Kama si wewe, omba nenosiri jipya mara moja.",
        providerChanged:
            "Huduma nyingine imeunganishwa na akaunti yako ya %m, au imetenganishwa nayo. Kama si wewe, omba nenosiri jipya mara moja.",
        closed: "Akaunti yako ya %m imefungwa na data zako zimefutwa.",
        identityVerified:
            "Utambulisho wako umethibitishwa kwenye %m. Wengine sasa wanaona kuwa wewe ni yule unayesema.",
        identityRejected:
            "Hatukuweza kuthibitisha utambulisho wako kwenye %m. Sababu iko kwenye akaunti yako chini ya Utambulisho, ambapo unaweza kutuma hati zako tena."
    )

    static let french = AccountMessageWords(
        codeSubject: "%c est votre code %m", noticeSubject: "À propos de votre compte %m",
        register:
            "%c est votre code pour rejoindre %m. Il est valable 10 minutes. Personne chez %m ne vous le demandera jamais.",
        registerKnown:
            "Quelqu’un, peut-être vous, a voulu rejoindre %m avec cette adresse. Vous avez déjà un compte : connectez-vous, ou demandez-y un nouveau mot de passe.",
        reset:
            "%c est votre code pour un nouveau mot de passe %m. Il est valable 10 minutes. Si vous n’avez rien demandé, ne faites rien.",
        resetUnknown:
            "Quelqu’un a demandé un nouveau mot de passe %m avec cette adresse, mais aucun compte ne l’utilise.",
        addContact: "%c est votre code pour ajouter cette adresse à votre compte %m. Il est valable 10 minutes.",
        addContactTaken: "Quelqu’un a voulu ajouter cette adresse à un autre compte %m. Elle reste au vôtre.",
        contactChanged:
            "Votre compte %m est désormais joint à une autre adresse. Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe.",
        passwordChanged:
            "Le mot de passe de votre compte %m a été changé et les autres appareils ont été déconnectés. Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe.",
        factorChanged:
            "La deuxième étape de connexion à votre compte %m a été changée. Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe.",
        factorGuessed:
            "Quelqu’un qui connaît le mot de passe de votre compte %m essaie de deviner la deuxième étape de connexion. Si ce n’est pas vous, demandez aussitôt un nouveau mot de passe.",
        providerChanged:
            "Un autre service a été associé à votre compte %m, ou en a été dissocié. Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe.",
        closed: "Votre compte %m est fermé et vos données sont effacées.",
        identityVerified:
            "Votre identité est vérifiée sur %m. Les autres voient maintenant que vous êtes bien qui vous dites.",
        identityRejected:
            "Nous n’avons pas pu vérifier votre identité sur %m. La raison se trouve dans votre compte sous Identité, où vous pouvez renvoyer vos documents."
    )

    static let arabic = AccountMessageWords(
        codeSubject: "%c هو رمزك في %m", noticeSubject: "بخصوص حسابك في %m",
        register: "%c هو رمزك للانضمام إلى %m. يصلح لعشر دقائق. لن يطلبه منك أحد من %m أبدًا.",
        registerKnown:
            "حاول أحدهم، وربما أنت، الانضمام إلى %m بهذا العنوان. لديك حساب بالفعل: سجّل الدخول أو اطلب كلمة مرور جديدة هناك.",
        reset: "%c هو رمزك لكلمة مرور جديدة في %m. يصلح لعشر دقائق. إن لم تطلبه فلا تفعل شيئًا.",
        resetUnknown: "طلب أحدهم كلمة مرور جديدة في %m بهذا العنوان، لكن لا يوجد حساب به.",
        addContact: "%c هو رمزك لإضافة هذا العنوان إلى حسابك في %m. يصلح لعشر دقائق.",
        addContactTaken: "حاول أحدهم إضافة هذا العنوان إلى حساب آخر في %m. يبقى العنوان لحسابك.",
        contactChanged: "صار حسابك في %m مرتبطًا بعنوان آخر. إن لم تكن أنت فاطلب كلمة مرور جديدة فورًا.",
        passwordChanged:
            "تغيّرت كلمة مرور حسابك في %m وسُجّل خروج الأجهزة الأخرى. إن لم تكن أنت فاطلب كلمة مرور جديدة فورًا.",
        factorChanged: "تغيّرت الخطوة الثانية لتسجيل الدخول إلى حسابك في %m. إن لم تكن أنت فاطلب كلمة مرور جديدة فورًا.",
        factorGuessed:
            "هناك من يعرف كلمة مرور حسابك في %m ويحاول تخمين الخطوة الثانية لتسجيل الدخول. إن لم تكن أنت فاطلب كلمة مرور جديدة فورًا.",
        providerChanged:
            "رُبطت خدمة أخرى بحسابك في %m أو فُك ربطها. إن لم تكن أنت فاطلب كلمة مرور جديدة فورًا.",
        closed: "أُغلق حسابك في %m ومُسحت بياناتك.",
        identityVerified: "تم التحقق من هويتك في %m. يرى الآخرون الآن أنك من تقول إنك هو.",
        identityRejected:
            "لم نتمكن من التحقق من هويتك في %m. تجد السبب في حسابك تحت الهوية، حيث يمكنك إرسال مستنداتك مرة أخرى.")

    static let thai = AccountMessageWords(
        codeSubject: "%c คือรหัส %m ของคุณ", noticeSubject: "เกี่ยวกับบัญชี %m ของคุณ",
        register: "%c คือรหัสสำหรับสมัคร %m ใช้ได้ 10 นาที เจ้าหน้าที่ %m จะไม่ถามรหัสนี้จากคุณ",
        registerKnown: "มีคน ซึ่งอาจเป็นคุณ พยายามสมัคร %m ด้วยที่อยู่นี้ คุณมีบัญชีอยู่แล้ว โปรดเข้าสู่ระบบหรือขอรหัสผ่านใหม่",
        reset: "%c คือรหัสสำหรับตั้งรหัสผ่าน %m ใหม่ ใช้ได้ 10 นาที หากคุณไม่ได้ขอ ไม่ต้องทำอะไร",
        resetUnknown: "มีคนขอรหัสผ่าน %m ใหม่ด้วยที่อยู่นี้ แต่ไม่มีบัญชีที่ใช้ที่อยู่นี้",
        addContact: "%c คือรหัสสำหรับเพิ่มที่อยู่นี้ในบัญชี %m ของคุณ ใช้ได้ 10 นาที",
        addContactTaken: "มีคนพยายามเพิ่มที่อยู่นี้ในบัญชี %m อื่น ที่อยู่นี้ยังเป็นของคุณ",
        contactChanged: "บัญชี %m ของคุณเปลี่ยนที่อยู่ติดต่อแล้ว หากไม่ใช่คุณ โปรดขอรหัสผ่านใหม่ทันที",
        passwordChanged: "รหัสผ่านบัญชี %m ของคุณถูกเปลี่ยน และอุปกรณ์อื่นถูกออกจากระบบ หากไม่ใช่คุณ โปรดขอรหัสผ่านใหม่ทันที",
        factorChanged: "ขั้นตอนที่สองของการเข้าสู่ระบบบัญชี %m ถูกเปลี่ยน หากไม่ใช่คุณ โปรดขอรหัสผ่านใหม่ทันที",
        factorGuessed:
            "มีคนที่รู้รหัสผ่านบัญชี %m ของคุณกำลังเดาขั้นตอนที่สองของการเข้าสู่ระบบ หากไม่ใช่คุณ โปรดขอรหัสผ่านใหม่ทันที",
        providerChanged:
            "มีการเชื่อมต่อบริการอื่นกับบัญชี %m ของคุณ หรือยกเลิกการเชื่อมต่อ หากไม่ใช่คุณ โปรดขอรหัสผ่านใหม่ทันที",
        closed: "บัญชี %m ของคุณถูกปิดและข้อมูลของคุณถูกลบแล้ว",
        identityVerified: "ยืนยันตัวตนของคุณใน %m แล้ว ตอนนี้ผู้อื่นเห็นว่าคุณเป็นตัวจริง",
        identityRejected:
            "เรายืนยันตัวตนของคุณใน %m ไม่ได้ ดูเหตุผลได้ในบัญชีของคุณที่หัวข้อตัวตน ซึ่งคุณส่งเอกสารใหม่ได้")
}
