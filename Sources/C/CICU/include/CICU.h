// ICU's word breaks, of UTF-8.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

// Ends of the words of a text without spaces, in bytes; at most `room` of them. How many, or -1.
int32_t icu_word_ends(const char *text, int32_t length, int32_t *ends, int32_t room);

#ifdef __cplusplus
}
#endif
