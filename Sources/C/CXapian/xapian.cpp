// One file, for C++ exceptions end here: every call that Swift makes, in the order of the header.
#include "CXapian.h"
#include "best.hpp"
#include "chunks.hpp"
#include "judge.hpp"
#include "walk.hpp"
#include <cstdlib>
#include <mutex>

namespace {

void set(XapianFault *fault, int kind, const std::string &message) {
    fault->kind = kind;
    snprintf(fault->message, sizeof fault->message, "%s", message.c_str());
}

template <typename Work> void guarded(XapianFault *fault, Work work) {
    fault->kind = XAPIAN_FINE;
    fault->message[0] = 0;
    try {
        work();
    } catch (const Xapian::DatabaseModifiedError &e) {
        set(fault, XAPIAN_MODIFIED, e.get_msg());
    } catch (const Xapian::DatabaseLockError &e) {
        set(fault, XAPIAN_LOCKED, e.get_msg());
    } catch (const Xapian::DatabaseCorruptError &e) {
        set(fault, XAPIAN_CORRUPT, e.get_msg());
    } catch (const Xapian::DatabaseVersionError &e) {
        set(fault, XAPIAN_CORRUPT, e.get_msg());
    } catch (const Xapian::DatabaseNotFoundError &e) {
        set(fault, XAPIAN_ABSENT, e.get_msg());
    } catch (const Xapian::DatabaseOpeningError &e) {
        set(fault, XAPIAN_CORRUPT, e.get_msg());
    } catch (const Xapian::Error &e) {
        set(fault, XAPIAN_OTHER, std::string(e.get_type()) + ": " + e.get_msg());
    } catch (const std::exception &e) {
        set(fault, XAPIAN_OTHER, e.what());
    }
}

template <typename Item> Item *zeroes(size_t count) { return static_cast<Item *>(calloc(std::max<size_t>(1, count), sizeof(Item))); }

void prepare(const XapianWish &wish, XapianAnswer &answer) {
    memset(&answer, 0, sizeof answer);
    answer.facet_counts = zeroes<uint32_t>(wish.kinds_count);
    answer.amount_counts = zeroes<uint32_t>(wish.amount_edges_count + 1);
    answer.time_counts = zeroes<uint32_t>(wish.time_edges_count + 1);
    answer.distance_counts = zeroes<uint32_t>(wish.distance_edges_count + 1);
}

void hand_over(std::vector<XapianHit> &hits, std::string &bytes, XapianAnswer &answer) {
    answer.hits = zeroes<XapianHit>(hits.size());
    std::copy(hits.begin(), hits.end(), answer.hits);
    answer.hits_count = hits.size();
    answer.bytes = zeroes<uint8_t>(bytes.size());
    memcpy(answer.bytes, bytes.data(), bytes.size());
}

void take(const Chunks &chunks, Xapian::docid id, double weight, std::vector<XapianHit> &hits, std::string &bytes) {
    std::string_view facts = chunks.facts(id);
    if (facts.size() < sizeof(Facts)) return;
    hits.push_back(XapianHit{id, weight, uint32_t(bytes.size()), uint32_t(facts.size())});
    bytes += facts;
}

}  // namespace

struct XapianWriter {
    Xapian::WritableDatabase db;
    /// Facts that no column has taken over yet.
    std::map<Xapian::docid, std::string> fresh;
};
struct XapianDocument {
    /// Weighted counts, before they are held against the document's length.
    std::map<std::string, uint32_t, std::less<>> counts;
    Xapian::Document document;
    std::string facts;
};
struct XapianColumn {
    std::mutex lock;
    std::shared_ptr<const Chunks> now = std::make_shared<Chunks>();

    std::shared_ptr<const Chunks> seen() {
        std::lock_guard<std::mutex> held(lock);
        return now;
    }
    void become(std::shared_ptr<const Chunks> next) {
        std::lock_guard<std::mutex> held(lock);
        now = next;
    }
};
struct XapianReader {
    Xapian::Database db;
};
struct XapianQuery {
    std::vector<Xapian::Query> stack;
};

XapianWriter *xapian_writer_open(const char *folder, bool anew, XapianFault *fault) {
    XapianWriter *writer = nullptr;
    guarded(fault, [&] {
        // Read when a database is opened: a build from nothing writes its lists in fewer, longer passes.
        setenv("XAPIAN_FLUSH_THRESHOLD", anew ? "60000" : "10000", 1);
        int how = anew ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_CREATE_OR_OPEN;
        writer = new XapianWriter{Xapian::WritableDatabase(folder, how | Xapian::DB_BACKEND_GLASS), {}};
    });
    return writer;
}
void xapian_writer_close(XapianWriter *writer) { delete writer; }
XapianDocument *xapian_document_new(void) { return new XapianDocument(); }
void xapian_document_free(XapianDocument *document) { delete document; }
void xapian_document_term(XapianDocument *document, const char *term, size_t length, uint32_t count) {
    std::string_view name(term, length);
    auto at = document->counts.find(name);
    if (at == document->counts.end()) at = document->counts.emplace(name, 0).first;
    at->second += count;
}
void xapian_document_finish(XapianDocument *document, double typical, double k1, double b) {
    double length = 0;
    for (auto &[term, count] : document->counts) length += count;
    for (auto &[term, count] : document->counts)
        document->document.add_term(term, count ? leveled(count, length, typical, k1, b) : 0);
    document->counts.clear();
}
void xapian_document_place(XapianDocument *document, const char *term, size_t length, uint32_t position) {
    document->document.add_posting(std::string(term, length), position, 0);
}
void xapian_document_facts(XapianDocument *document, const uint8_t *bytes, size_t length) {
    document->facts.assign(reinterpret_cast<const char *>(bytes), length);
    document->document.add_value(FACTS, document->facts);
}
void xapian_writer_add(XapianWriter *writer, XapianDocument *document, XapianFault *fault) {
    guarded(fault, [&] { writer->fresh[writer->db.add_document(document->document)] = document->facts; });
}
void xapian_writer_replace(XapianWriter *writer, const char *key, XapianDocument *document, XapianFault *fault) {
    guarded(fault, [&] {
        writer->fresh[writer->db.replace_document(std::string(key), document->document)] = document->facts;
    });
}
void xapian_writer_delete(XapianWriter *writer, const char *key, XapianFault *fault) {
    guarded(fault, [&] { writer->db.delete_document(std::string(key)); });
}
void xapian_writer_note(XapianWriter *writer, const char *key, const char *value, size_t length, XapianFault *fault) {
    guarded(fault, [&] { writer->db.set_metadata(key, std::string(value, length)); });
}
void xapian_writer_spelling(XapianWriter *writer, const char *word, size_t length, uint32_t count, XapianFault *fault) {
    guarded(fault, [&] { writer->db.add_spelling(std::string(word, length), count); });
}
uint32_t xapian_writer_documents(XapianWriter *writer) { return writer->db.get_doccount(); }
void xapian_writer_commit(XapianWriter *writer, XapianFault *fault) {
    guarded(fault, [&] { writer->db.commit(); });
}

XapianColumn *xapian_column_new(void) { return new XapianColumn(); }
void xapian_column_free(XapianColumn *column) { delete column; }
void xapian_column_load(XapianColumn *column, XapianReader *reader, XapianFault *fault) {
    guarded(fault, [&] {
        auto next = std::make_shared<Chunks>();
        std::map<Xapian::docid, std::string> some;
        for (auto at = reader->db.valuestream_begin(FACTS); at != reader->db.valuestream_end(FACTS); ++at) {
            some.emplace_hint(some.end(), at.get_docid(), *at);
            // Whole chunks at once: each is made a single time.
            if (at.get_docid() % Chunk::SIZE == Chunk::SIZE - 1) next->put(some);
        }
        next->put(some);
        column->become(next);
    });
}
void xapian_column_follow(XapianColumn *column, XapianWriter *writer) {
    if (writer->fresh.empty()) return;
    auto next = std::make_shared<Chunks>(*column->seen());
    next->put(writer->fresh);
    column->become(next);
}

XapianReader *xapian_reader_open(const char *folder, XapianFault *fault) {
    XapianReader *reader = nullptr;
    guarded(fault, [&] { reader = new XapianReader{Xapian::Database(folder, Xapian::DB_BACKEND_GLASS)}; });
    return reader;
}
void xapian_reader_close(XapianReader *reader) { delete reader; }
void xapian_reader_reopen(XapianReader *reader, XapianFault *fault) {
    guarded(fault, [&] { reader->db.reopen(); });
}
uint32_t xapian_reader_documents(XapianReader *reader) { return reader->db.get_doccount(); }
uint32_t xapian_reader_frequency(XapianReader *reader, const char *term, size_t length, XapianFault *fault) {
    uint32_t frequency = 0;
    guarded(fault, [&] { frequency = reader->db.get_termfreq(std::string(term, length)); });
    return frequency;
}
void xapian_reader_notes(
    XapianReader *reader, const char *prefix, void *context,
    void (*take)(void *, const char *, size_t, const char *, size_t), XapianFault *fault) {
    guarded(fault, [&] {
        for (auto key = reader->db.metadata_keys_begin(prefix); key != reader->db.metadata_keys_end(prefix); ++key) {
            std::string name = *key, value = reader->db.get_metadata(name);
            take(context, name.data(), name.size(), value.data(), value.size());
        }
    });
}
void xapian_reader_words(
    XapianReader *reader, void *context, void (*take)(void *, const char *, size_t, uint32_t), XapianFault *fault) {
    guarded(fault, [&] {
        for (auto word = reader->db.spellings_begin(); word != reader->db.spellings_end(); ++word) {
            std::string text = *word;
            take(context, text.data(), text.size(), word.get_termfreq());
        }
    });
}
size_t xapian_reader_spelling(
    XapianReader *reader, const char *word, size_t length, uint32_t edits, char *near, size_t room, XapianFault *fault) {
    size_t written = 0;
    guarded(fault, [&] {
        std::string found = reader->db.get_spelling_suggestion(std::string(word, length), edits);
        if (found.empty() || found.size() > room) return;
        memcpy(near, found.data(), found.size());
        written = found.size();
    });
    return written;
}

size_t xapian_stem(const char *language, const char *word, size_t length, char *stem, size_t room) {
    // A stemmer is used by one thread at a time.
    thread_local std::map<std::string, Xapian::Stem> known;
    size_t written = 0;
    XapianFault fault;
    guarded(&fault, [&] {
        auto at = known.find(language);
        if (at == known.end()) at = known.emplace(language, Xapian::Stem(language)).first;
        std::string found = at->second(std::string(word, length));
        if (found.size() > room) return;
        memcpy(stem, found.data(), found.size());
        written = found.size();
    });
    return written;
}

XapianQuery *xapian_query_new(void) { return new XapianQuery(); }
void xapian_query_free(XapianQuery *query) { delete query; }
void xapian_query_term(XapianQuery *query, const char *term, size_t length) {
    query->stack.emplace_back(std::string(term, length));
}
void xapian_query_everything(XapianQuery *query) { query->stack.push_back(Xapian::Query::MatchAll); }
bool xapian_query_join(XapianQuery *query, int how, uint32_t count) {
    static const Xapian::Query::op ops[] = {Xapian::Query::OP_AND, Xapian::Query::OP_OR, Xapian::Query::OP_SYNONYM,
        Xapian::Query::OP_PHRASE, Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_FILTER, Xapian::Query::OP_AND_NOT};
    auto &stack = query->stack;
    if (how < 0 || how > XAPIAN_TOGETHER || count == 0 || count > stack.size()) return false;
    auto first = stack.end() - count;
    Xapian::Query joined;
    if (how == XAPIAN_TOGETHER)
        joined = AllStems::joined(first, stack.end());
    else if (how == XAPIAN_PHRASE)
        joined = Xapian::Query(ops[how], first, stack.end(), count);
    else
        joined = Xapian::Query(ops[how], first, stack.end());
    stack.resize(stack.size() - count);
    stack.push_back(joined);
    return true;
}
namespace {

/// A search for words alone, the best first.
void walk(
    XapianReader *reader, const Chunks &chunks, const Xapian::Query &query, const XapianWish &wish, XapianAnswer &answer) {
    Judge judge(wish, answer);
    Best best(wish.first + wish.most);
    Walk walk(reader->db, query, wish.k1);
    std::vector<Xapian::docid> met;
    uint32_t matches = 0;
    bool is_open = judge.is_open(), counts = wish.counts;
    bool is_cut = !counts && wish.looks && walk.count() > wish.looks;
    walk.meet(
        Stretches(reader->db.get_lastdocid(), is_cut ? wish.looks / walk.count() : 1),
        [&](float weight, Xapian::docid document) {
            if (is_open && counts)
                met.push_back(document);
            else if (!is_open && !judge(chunks.facts(document)))
                return;
            ++matches;
            best.keep(weight, document);
        },
        [&] { return counts ? -1.0f : best.bar; });
    judge.count(chunks, met);
    answer.matches = counts ? judge.matches : matches;
    std::vector<XapianHit> hits;
    std::string bytes;
    auto sorted = best.sorted();
    for (size_t at = wish.first; at < sorted.size(); ++at) take(chunks, sorted[at].document(), sorted[at].weight(), hits, bytes);
    hand_over(hits, bytes, answer);
}

}  // namespace

void xapian_reader_search(
    XapianReader *reader, XapianColumn *column, XapianQuery *query, const XapianWish *wish, XapianAnswer *answer,
    XapianFault *fault) {
    prepare(*wish, *answer);
    guarded(fault, [&] {
        if (query->stack.size() != 1) return;
        auto chunks = column->seen();
        bool weighs = wish->order == XAPIAN_BY_WEIGHT;
        if (weighs && Walk::suits(query->stack[0])) return walk(reader, *chunks, query->stack[0], *wish, *answer);
        Xapian::Enquire enquire(reader->db);
        enquire.set_query(query->stack[0]);
        if (weighs)
            enquire.set_weighting_scheme(LeveledBM25(wish->k1));
        else
            enquire.set_weighting_scheme(Xapian::BoolWeight());
        Judge judge(*wish, *answer);
        bool holds = wish->counts || !weighs || !judge.is_open();
        std::vector<Ordered> best;
        Decider decider(*chunks, judge, best, weighs ? 0 : wish->first + wish->most);
        uint32_t all = wish->counts || !weighs ? reader->db.get_doccount() : 0;
        Xapian::MSet found = enquire.get_mset(
            weighs ? wish->first : 0, weighs ? wish->most : 1, all, nullptr, holds ? &decider : nullptr);
        if (!decider.met.empty()) judge.count(*chunks, decider.met);
        answer->matches = holds && all ? judge.matches : found.get_matches_lower_bound();
        std::vector<XapianHit> hits;
        std::string bytes;
        if (weighs) {
            for (auto at = found.begin(); at != found.end(); ++at) take(*chunks, *at, at.get_weight(), hits, bytes);
        } else {
            std::sort_heap(best.begin(), best.end());
            for (size_t at = wish->first; at < best.size(); ++at) take(*chunks, best[at].document, 0, hits, bytes);
        }
        hand_over(hits, bytes, *answer);
    });
}

void xapian_reader_fetch(
    XapianReader *reader, XapianColumn *column, const char *const *keys, uint32_t count, const XapianWish *wish,
    XapianAnswer *answer, XapianFault *fault) {
    prepare(*wish, *answer);
    guarded(fault, [&] {
        auto chunks = column->seen();
        Judge judge(*wish, *answer);
        std::vector<XapianHit> hits;
        std::string bytes;
        for (uint32_t at = 0; at < count; ++at) {
            auto place = reader->db.postlist_begin(keys[at]);
            if (place == reader->db.postlist_end(keys[at])) continue;
            if (judge(chunks->facts(*place))) take(*chunks, *place, 0, hits, bytes);
        }
        answer->matches = judge.matches;
        hand_over(hits, bytes, *answer);
    });
}

void xapian_answer_free(XapianAnswer *answer) {
    for (void *part : {(void *)answer->hits, (void *)answer->bytes, (void *)answer->facet_counts, (void *)answer->amount_counts,
             (void *)answer->time_counts, (void *)answer->distance_counts})
        free(part);
    memset(answer, 0, sizeof *answer);
}
