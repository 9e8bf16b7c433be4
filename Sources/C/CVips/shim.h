#include <malloc.h>
#include <vips/vips.h>

// libvips takes its options as C variadics, which Swift cannot call: one function per call that Soko makes.
// Each returns NULL or non-zero on failure; the text is in vips_error_buffer_copy().

static inline void soko_vips_no_log(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer data) {}

/// Strangers' bytes would fill the log with libvips' warnings; what matters of them comes back as an error.
/// Frames of pictures go back to the system as soon as they are freed: left alone, glibc raises this threshold to 32 MiB
/// with the first big picture and keeps the memory (140 MiB where 90 do, after two pictures).
static inline int soko_vips_init(void) {
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG, soko_vips_no_log, NULL);
    return VIPS_INIT("soko");
}

/// Reads the header; pixels are decoded when they are asked for.
static inline VipsImage *soko_vips_header(const void *bytes, size_t count) {
    return vips_image_new_from_buffer(bytes, count, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR,
                                      NULL);
}

/// Decodes with shrink-on-load, upright, never enlarged, to fit width × height. A colour profile is turned into sRGB;
/// an untagged picture must not be (libvips 8.14 tints its white). The reader takes its strictness from the option
/// string: the `fail_on` argument of this call does not reach it in 8.14.
static inline VipsImage *soko_vips_thumbnail(const void *bytes, size_t count, int width, int height, int profiled) {
    VipsImage *out = NULL;
    int bad = profiled ? vips_thumbnail_buffer((void *) bytes, count, &out, width, "height", height, "size", VIPS_SIZE_DOWN,
                                               "option_string", "[fail_on=error]", "export_profile", "srgb", NULL)
                       : vips_thumbnail_buffer((void *) bytes, count, &out, width, "height", height, "size", VIPS_SIZE_DOWN,
                                               "option_string", "[fail_on=error]", NULL);
    return bad ? NULL : out;
}

/// As `soko_vips_thumbnail`, but filling width × height, neither larger than the picture's own: what is too much on two sides
/// is cut off.
static inline VipsImage *soko_vips_cropped(const void *bytes, size_t count, int width, int height, int profiled) {
    VipsImage *out = NULL;
    int bad = profiled ? vips_thumbnail_buffer((void *) bytes, count, &out, width, "height", height, "size", VIPS_SIZE_DOWN, "crop",
                                               VIPS_INTERESTING_CENTRE, "option_string", "[fail_on=error]", "export_profile",
                                               "srgb", NULL)
                       : vips_thumbnail_buffer((void *) bytes, count, &out, width, "height", height, "size", VIPS_SIZE_DOWN, "crop",
                                               VIPS_INTERESTING_CENTRE, "option_string", "[fail_on=error]", NULL);
    return bad ? NULL : out;
}

/// As `soko_vips_thumbnail` for an untagged, unturned eight-bit picture with alpha: colours weighted by alpha are kept in
/// bytes, where libvips has vector code, while `vips_thumbnail` resizes them in floats.
static inline VipsImage *soko_vips_thumbnail_alpha(const void *bytes, size_t count, int width, int height) {
    VipsImage *in = vips_image_new_from_buffer(bytes, count, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                               VIPS_FAIL_ON_ERROR, NULL);
    if (!in) return NULL;
    VipsImage *steps[5] = {NULL}, *out = NULL;
    double across = (double) width / in->Xsize, down = (double) height / in->Ysize;
    double scale = across < down ? across : down;
    if (scale > 1) scale = 1;
    // A side of at least one pixel, and exactly the width that was asked for.
    double tall = scale * in->Ysize < 1 ? 1.0 / in->Ysize : scale;
    if (!vips_premultiply(in, &steps[0], NULL) && !vips_cast(steps[0], &steps[1], VIPS_FORMAT_UCHAR, NULL) &&
        !vips_resize(steps[1], &steps[2], scale, "vscale", tall, NULL) && !vips_unpremultiply(steps[2], &steps[3], NULL))
        vips_cast(steps[3], &out, VIPS_FORMAT_UCHAR, NULL);
    for (int i = 0; i < 5; i++) if (steps[i]) g_object_unref(steps[i]);
    g_object_unref(in);
    return out;
}

/// Packed RGB bytes as an image; the bytes must outlive it.
static inline VipsImage *soko_vips_rgb(const void *bytes, int width, int height) {
    VipsImage *out = vips_image_new_from_memory(bytes, (size_t) width * height * 3, width, height, 3, VIPS_FORMAT_UCHAR);
    if (out) out->Type = VIPS_INTERPRETATION_sRGB;
    return out;
}

static inline VipsImage *soko_vips_fit(VipsImage *in, int width, int height, VipsSize size) {
    VipsImage *out = NULL;
    return vips_thumbnail_image(in, &out, width, "height", height, "size", size, NULL) ? NULL : out;
}

static inline VipsImage *soko_vips_area(VipsImage *in, int left, int top, int width, int height) {
    VipsImage *out = NULL;
    return vips_extract_area(in, &out, left, top, width, height, NULL) ? NULL : out;
}

static inline VipsImage *soko_vips_svg(const void *bytes, size_t count, double scale) {
    VipsImage *out = NULL;
    return vips_svgload_buffer((void *) bytes, count, &out, "scale", scale, NULL) ? NULL : out;
}

static inline VipsImage *soko_vips_flatten_white(VipsImage *in) {
    VipsImage *out = NULL;
    VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
    int bad = vips_flatten(in, &out, "background", white, NULL);
    vips_area_unref(VIPS_AREA(white));
    return bad ? NULL : out;
}

/// Eight bits of sRGB and nothing beside the pixels: `strip` leaves EXIF in WebP (8.14).
static inline VipsImage *soko_vips_plain(VipsImage *in) {
    VipsImage *srgb = NULL, *bytes = NULL, *out = NULL;
    if (vips_colourspace(in, &srgb, VIPS_INTERPRETATION_sRGB, NULL)) return NULL;
    int bad = vips_cast(srgb, &bytes, VIPS_FORMAT_UCHAR, NULL);
    g_object_unref(srgb);
    if (bad) return NULL;
    bad = vips_copy(bytes, &out, NULL);
    g_object_unref(bytes);
    if (bad) return NULL;
    const char *fields[] = {VIPS_META_EXIF_NAME, VIPS_META_XMP_NAME, VIPS_META_IPTC_NAME, VIPS_META_ICC_NAME,
                            VIPS_META_ORIENTATION, VIPS_META_PHOTOSHOP_NAME};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) vips_image_remove(out, fields[i]);
    return out;
}

static inline int soko_vips_jpeg(VipsImage *in, void **bytes, size_t *count, int quality) {
    return vips_jpegsave_buffer(in, bytes, count, "Q", quality, "optimize_coding", TRUE, "strip", TRUE, NULL);
}
static inline int soko_vips_webp(VipsImage *in, void **bytes, size_t *count, int quality, int effort) {
    return vips_webpsave_buffer(in, bytes, count, "Q", quality, "effort", effort, "strip", TRUE, NULL);
}
static inline int soko_vips_avif(VipsImage *in, void **bytes, size_t *count, int quality, int effort) {
    return vips_heifsave_buffer(in, bytes, count, "Q", quality, "effort", effort, "compression",
                                VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "bitdepth", 8, "encoder",
                                VIPS_FOREIGN_HEIF_ENCODER_AOM, "strip", TRUE, NULL);
}
static inline int soko_vips_png(VipsImage *in, void **bytes, size_t *count) {
    return vips_pngsave_buffer(in, bytes, count, "compression", 1, "strip", TRUE, NULL);
}

static inline int soko_vips_is_interlaced(VipsImage *in) {
    int yes = 0;
    return vips_image_get_typeof(in, "interlaced") && !vips_image_get_int(in, "interlaced", &yes) ? yes : 0;
}
static inline int soko_vips_has_profile(VipsImage *in) { return vips_image_get_typeof(in, VIPS_META_ICC_NAME) != 0; }
static inline void soko_vips_drop(VipsImage *in) { g_object_unref(in); }
static inline void soko_vips_free(void *bytes) { g_free(bytes); }
