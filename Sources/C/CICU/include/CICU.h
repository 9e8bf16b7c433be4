// ICU's normal forms and word breaks, UTF-8 in and out.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

// Compatibility-folds, lowers case and takes marks off letters (those of Thai and its kin stay: they are its vowels).
// Writes at most `room` bytes; the length, or -1 when it does not fit or is no UTF-8.
int32_t icu_fold(const char *text, int32_t length, char *folded, int32_t room);
// Ends of the words of a text without spaces, in bytes; at most `room` of them. How many, or -1.
int32_t icu_word_ends(const char *text, int32_t length, int32_t *ends, int32_t room);

#ifdef __cplusplus
}
#endif
