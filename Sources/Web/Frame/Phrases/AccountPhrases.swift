/// What doors and rooms say.
package struct AccountPhrases: Sendable {
    // Doors
    package let signIn, signOut, join, joinIntro, next, confirm, name, contact, contactHint: String
    package let password, newPassword, passwordHint, haveAccount, noAccount, forgotPassword: String
    package let codeTitle, codeIntro, appCodeIntro, code, startAgain, resetTitle, resetIntro: String
    // Room
    package let account, profile, save, saved, security, currentPassword, changePassword: String
    package let contacts, email, phone, newContact, sendCode, none: String
    package let secondFactor, factorOn, factorOff, factorIntro, factorKey, openApp, turnOn, turnOff: String
    package let recoveryTitle, recoveryIntro, done: String
    package let devices, thisDevice, endSession, endOthers: String
    package let lastUsed, memberSince, trust, expires: Sentence
    package let keys, keysIntro, keyName, keyReads, keyWrites, keyDays, issueKey, keyShown, revoke, revoked: String
    package let yourData, export, erase, eraseIntro, identity: String
    // An identity provider
    package let continueWith: Sentence
    package let elsewhereGoing, elsewhereTrouble, link, unlink, providerIntro, providerLinked: String
    // Refusals, by code
    let wrongCredentials, wrongCode, codeExpired, weakPassword, badContact, badName, contactTaken, suspended: String
    let secondFactorNeeded, lastContact, tooMany, notThere: String
    /// After so many seconds.
    let challenge: Sentence
    let elsewhereOver, elsewhereDeclined, elsewhereAway, elsewhereUntrusted: String
    let elsewhereAddressKnown, elsewhereTaken: String

    /// What a refusal's code means.
    ///
    /// - Parameter wait: seconds after which a challenge's form is taken without work.
    package func text(of code: String, wait: Int = 10) -> String {
        switch code {
        case "wrong-credentials": wrongCredentials
        case "wrong-code": wrongCode
        case "code-expired": codeExpired
        case "weak-password": weakPassword
        case "bad-contact": badContact
        case "bad-name": badName
        case "contact-taken": contactTaken
        case "account-suspended": suspended
        case "second-factor-needed": secondFactorNeeded
        case "last-contact": lastContact
        case "too-many": tooMany
        case "challenge-needed": challenge(String(wait))
        case "elsewhere-over": elsewhereOver
        case "elsewhere-declined": elsewhereDeclined
        case "elsewhere-away": elsewhereAway
        case "elsewhere-untrusted": elsewhereUntrusted
        case "elsewhere-address-known": elsewhereAddressKnown
        case "elsewhere-taken": elsewhereTaken
        default: notThere
        }
    }
}
