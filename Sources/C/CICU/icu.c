#include "CICU.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

static int keeps_its_marks(UChar32 letter) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(letter, &status);
    return script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER || script == USCRIPT_MYANMAR
        || script == USCRIPT_DEVANAGARI;
}

int32_t icu_fold(const char *text, int32_t length, char *folded, int32_t room) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = 0, wide = 0, kept = 0, written = 0;
    UChar *given = malloc(sizeof(UChar) * (length + 1));
    u_strFromUTF8(given, length + 1, &units, text, length, &status);
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status), *apart = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status)) { free(given); return -1; }
    int32_t space = units * 18 + 16;
    UChar *cased = malloc(sizeof(UChar) * space), *split = malloc(sizeof(UChar) * space);
    units = unorm2_normalize(fold, given, units, cased, space, &status);
    wide = unorm2_normalize(apart, cased, units, split, space, &status);
    if (U_SUCCESS(status)) {
        for (int32_t at = 0; at < wide;) {
            UChar32 letter;
            int32_t begin = at;
            U16_NEXT(split, at, wide, letter);
            if (u_charType(letter) == U_NON_SPACING_MARK && !keeps_its_marks(letter)) continue;
            for (; begin < at; ++begin) split[kept++] = split[begin];
        }
        u_strToUTF8(folded, room, &written, split, kept, &status);
    }
    free(given);
    free(cased);
    free(split);
    return U_FAILURE(status) ? -1 : written;
}

int32_t icu_word_ends(const char *text, int32_t length, int32_t *ends, int32_t room) {
    static _Thread_local UBreakIterator *words = NULL;
    UErrorCode status = U_ZERO_ERROR;
    if (!words) words = ubrk_open(UBRK_WORD, "th", NULL, 0, &status);
    UText *open = utext_openUTF8(NULL, text, length, &status);
    if (U_FAILURE(status)) return -1;
    ubrk_setUText(words, open, &status);
    int32_t count = 0;
    if (U_SUCCESS(status)) {
        ubrk_first(words);
        for (int32_t end = ubrk_next(words); end != UBRK_DONE && count < room; end = ubrk_next(words)) ends[count++] = end;
    }
    utext_close(open);
    return U_FAILURE(status) ? -1 : count;
}
