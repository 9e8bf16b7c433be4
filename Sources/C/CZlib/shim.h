#include <zlib.h>
// deflateInit2 is a macro, which Swift does not see.
// Bare deflate, without a header of its own, as ZIP wants it.
static inline int soko_deflate_init(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}
static inline int soko_gzip_init(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
// A gzip file (31) or a bare deflate stream (-15).
static inline int soko_inflate_init(z_stream *stream, int windowBits) { return inflateInit2(stream, windowBits); }
