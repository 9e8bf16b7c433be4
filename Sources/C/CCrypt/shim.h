#include <crypt.h>
#include <string.h>

// crypt_rn's working memory is 32 KB with a mark at its end that must be zero: it lives here, on the stack of the thread
// that hashes, and is wiped before the stack is used for anything else. Returns 0 when `setting` is not a setting.
static inline int soko_crypt(const char *phrase, const char *setting, char output[CRYPT_OUTPUT_SIZE]) {
    struct crypt_data work;
    memset(&work, 0, sizeof work);
    const char *hash = crypt_rn(phrase, setting, &work, sizeof work);
    if (hash != NULL) memcpy(output, work.output, CRYPT_OUTPUT_SIZE);
    explicit_bzero(&work, sizeof work);
    return hash != NULL;
}
