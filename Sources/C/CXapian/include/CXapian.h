// Xapian (C++) as C: one index folder, documents in, ranked and counted documents out. No exception leaves this file.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

enum {
    XAPIAN_FINE = 0,
    XAPIAN_MODIFIED = 1,  // a reader fell two commits behind: reopen and ask again
    XAPIAN_CORRUPT = 2,
    XAPIAN_LOCKED = 3,  // another process writes
    XAPIAN_ABSENT = 4,
    XAPIAN_OTHER = 5
};
typedef struct {
    int kind;
    char message[256];
} XapianFault;

// MARK: writing
typedef struct XapianWriter XapianWriter;
typedef struct XapianDocument XapianDocument;

XapianWriter *xapian_writer_open(const char *folder, bool anew, XapianFault *fault);
void xapian_writer_close(XapianWriter *);
XapianDocument *xapian_document_new(void);
void xapian_document_free(XapianDocument *);
void xapian_document_term(XapianDocument *, const char *term, size_t length, uint32_t count);
// Holds what was counted against the document's length: BM25's k1 and b, and the length that changes nothing.
void xapian_document_finish(XapianDocument *, double typical, double k1, double b);
void xapian_document_place(XapianDocument *, const char *term, size_t length, uint32_t position);
void xapian_document_facts(XapianDocument *, const uint8_t *bytes, size_t length);
void xapian_writer_add(XapianWriter *, XapianDocument *, XapianFault *fault);
void xapian_writer_replace(XapianWriter *, const char *key, XapianDocument *, XapianFault *fault);
void xapian_writer_delete(XapianWriter *, const char *key, XapianFault *fault);
void xapian_writer_note(XapianWriter *, const char *key, const char *value, size_t length, XapianFault *fault);
void xapian_writer_spelling(XapianWriter *, const char *word, size_t length, uint32_t count, XapianFault *fault);
uint32_t xapian_writer_documents(XapianWriter *);
void xapian_writer_commit(XapianWriter *, XapianFault *fault);

// MARK: facts in memory
// What every document says beside its words, by document number: read once from the index, then kept up by its one writer.
// Read by many threads while it is written.
typedef struct XapianColumn XapianColumn;
typedef struct XapianReader XapianReader;
XapianColumn *xapian_column_new(void);
void xapian_column_free(XapianColumn *);
void xapian_column_load(XapianColumn *, XapianReader *, XapianFault *fault);
// Takes over what was written since the last time; before the commit, so that no document is found without its facts.
void xapian_column_follow(XapianColumn *, XapianWriter *);

// MARK: asking
typedef struct XapianQuery XapianQuery;

XapianReader *xapian_reader_open(const char *folder, XapianFault *fault);
void xapian_reader_close(XapianReader *);
void xapian_reader_reopen(XapianReader *, XapianFault *fault);
uint32_t xapian_reader_documents(XapianReader *);
uint32_t xapian_reader_frequency(XapianReader *, const char *term, size_t length, XapianFault *fault);
// Calls `take` with each note whose key begins so; and with each known word and its count.
void xapian_reader_notes(
    XapianReader *, const char *prefix, void *context,
    void (*take)(void *context, const char *key, size_t key_length, const char *value, size_t length), XapianFault *fault);
void xapian_reader_words(
    XapianReader *, void *context, void (*take)(void *context, const char *word, size_t length, uint32_t count),
    XapianFault *fault);
// Writes the nearest known word into `near` (at most `room` bytes); its length, 0 for none.
size_t xapian_reader_spelling(
    XapianReader *, const char *word, size_t length, uint32_t edits, char *near, size_t room, XapianFault *fault);

// Snowball's stem of a folded word; its length, 0 when there is no such language.
size_t xapian_stem(const char *language, const char *word, size_t length, char *stem, size_t room);

// A query is built on a stack: operands first, then what joins the last `count` of them.
XapianQuery *xapian_query_new(void);
void xapian_query_free(XapianQuery *);
void xapian_query_term(XapianQuery *, const char *term, size_t length);
void xapian_query_everything(XapianQuery *);
// XAPIAN_TOGETHER: all parts of one word, which weigh as one word does.
enum { XAPIAN_AND, XAPIAN_OR, XAPIAN_SYNONYM, XAPIAN_PHRASE, XAPIAN_AND_MAYBE, XAPIAN_FILTER, XAPIAN_AND_NOT, XAPIAN_TOGETHER };
bool xapian_query_join(XapianQuery *, int how, uint32_t count);

// What a document must be, and how what it says is counted. A document that fails one group alone counts for the choices
// of that group: what stands beside a choice is what choosing it shows.
typedef struct {
    uint32_t kind;  // of the group's own choices
    const uint32_t *any;  // sorted
    uint32_t any_count;
} XapianChoice;
typedef struct {
    uint32_t measure;
    float from, to;
    uint32_t kind;
} XapianSpan;
enum { XAPIAN_BY_WEIGHT, XAPIAN_BY_TIME, XAPIAN_BY_AMOUNT, XAPIAN_BY_AMOUNT_DOWN, XAPIAN_BY_DISTANCE };
typedef struct {
    uint32_t first, most;
    bool counts;  // look at every match
    uint32_t looks;  // how many matches are looked at, about, where none is counted; 0: all
    int order;
    double k1;  // as documents were finished with
    const XapianChoice *choices;
    uint32_t choices_count;
    const XapianSpan *spans;
    uint32_t spans_count;
    int64_t amount_from, amount_to;  // INT64_MIN and INT64_MAX: any
    uint32_t since;  // seconds since 1970; 0: any
    bool available_only;
    bool has_centre;
    float latitude, longitude, radius_km;  // radius 0: any distance
    // Kinds of facet ids, by id; what the counts are told apart by.
    const uint16_t *kinds;
    uint32_t kinds_count;
    // Ascending; band n counts what is below edge n and not below edge n - 1, the last what is beyond.
    const int64_t *amount_edges;
    uint32_t amount_edges_count;
    const uint32_t *time_edges;
    uint32_t time_edges_count;
    const float *distance_edges;
    uint32_t distance_edges_count;
} XapianWish;
typedef struct {
    uint32_t document;
    double weight;
    uint32_t facts_at, facts_length;
} XapianHit;
typedef struct {
    XapianHit *hits;
    uint32_t hits_count;
    uint8_t *bytes;
    // Exact when every match was looked at, else at least.
    uint32_t matches;
    uint32_t *facet_counts;  // by facet id, kinds_count of them
    uint32_t *amount_counts, *time_counts, *distance_counts;
} XapianAnswer;
// `shaped` ranks; the answer is freed by its own function, also after a fault.
void xapian_reader_search(XapianReader *, XapianColumn *, XapianQuery *, const XapianWish *, XapianAnswer *, XapianFault *fault);
// The same of documents that something else found, by key; those that are not there are left out.
void xapian_reader_fetch(
    XapianReader *, XapianColumn *, const char *const *keys, uint32_t count, const XapianWish *, XapianAnswer *, XapianFault *fault);
void xapian_answer_free(XapianAnswer *);

#ifdef __cplusplus
}
#endif
