#include "CICU.h"
#include <unicode/ubrk.h>
#include <unicode/utext.h>

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
