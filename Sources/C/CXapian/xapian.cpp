#include "CXapian.h"
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace {

constexpr Xapian::valueno FACTS = 0;

/// Facts of neighbouring documents, end to end.
struct Chunk {
    static constexpr uint32_t SIZE = 2048;
    std::vector<uint32_t> ends = std::vector<uint32_t>(SIZE, 0);
    std::string bytes;

    std::string_view facts(uint32_t at) const {
        uint32_t from = at ? ends[at - 1] : 0;
        return std::string_view(bytes).substr(from, ends[at] - from);
    }
};

/// All of them at one moment. A change makes new chunks of those that it touches and leaves the others.
struct Chunks {
    std::vector<std::shared_ptr<const Chunk>> all;

    std::string_view facts(Xapian::docid id) const {
        uint32_t chunk = id / Chunk::SIZE;
        if (chunk >= all.size() || !all[chunk]) return {};
        return all[chunk]->facts(id % Chunk::SIZE);
    }

    void put(std::map<Xapian::docid, std::string> &changes) {
        for (auto at = changes.begin(); at != changes.end();) {
            uint32_t number = at->first / Chunk::SIZE;
            if (number >= all.size()) all.resize(number + 1);
            auto next = std::make_shared<Chunk>();
            for (uint32_t place = 0; place < Chunk::SIZE; ++place) {
                if (at != changes.end() && at->first == number * Chunk::SIZE + place) {
                    next->bytes += at->second;
                    ++at;
                } else if (all[number]) {
                    next->bytes += all[number]->facts(place);
                }
                next->ends[place] = next->bytes.size();
            }
            next->bytes.shrink_to_fit();
            all[number] = next;
        }
        changes.clear();
    }
};

/// Where a document's facts stand (Retrieval/PackedFacts.swift writes them).
struct Facts {
    int64_t id, amount;
    uint32_t time;
    float latitude, longitude;
    uint8_t prior, is_available;
    uint16_t facets, measures, spare;
};
static_assert(sizeof(Facts) == 40, "the layout that Swift writes");
struct Measure {
    uint32_t id;
    float value;
};
template <typename Item> struct Row {
    const char *begin;
    Item operator[](size_t at) const {
        Item item;
        memcpy(&item, begin + at * sizeof(Item), sizeof(Item));
        return item;
    }
};

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

/// Kilometres between two places on the earth.
float distance(float latitude, float longitude, float otherLatitude, float otherLongitude) {
    const double degree = M_PI / 180;
    double a = std::sin((otherLatitude - latitude) * degree / 2), b = std::sin((otherLongitude - longitude) * degree / 2);
    double h = a * a + std::cos(latitude * degree) * std::cos(otherLatitude * degree) * b * b;
    return 2 * 6371.0 * std::asin(std::min(1.0, std::sqrt(h)));
}

template <typename Edge> uint32_t band(const Edge *edges, uint32_t count, Edge value) {
    return std::upper_bound(edges, edges + count, value) - edges;
}

/// Holds each match against the wish and counts what it says, in one look.
class Judge {
    const XapianWish &wish;
    XapianAnswer &answer;
    /// Of each facet id, the group that it is a choice of, plus one.
    std::vector<uint8_t> chosen;
    bool has_choices;

  public:
    uint32_t matches = 0;

    Judge(const XapianWish &wish, XapianAnswer &answer) : wish(wish), answer(answer), has_choices(wish.choices_count > 0) {
        if (has_choices) {
            chosen.resize(wish.kinds_count, 0);
            for (uint32_t group = 0; group < wish.choices_count; ++group)
                for (uint32_t at = 0; at < wish.choices[group].any_count; ++at)
                    if (wish.choices[group].any[at] < chosen.size()) chosen[wish.choices[group].any[at]] = group + 1;
        }
    }

    bool operator()(std::string_view bytes) {
        Facts facts;
        if (bytes.size() < sizeof facts) return false;
        memcpy(&facts, bytes.data(), sizeof facts);
        // Wherever they stand in memory: facts of neighbours lie end to end.
        Row<uint32_t> ids{bytes.data() + sizeof facts};
        Row<Measure> measures{bytes.data() + sizeof facts + facts.facets * sizeof(uint32_t)};
        if (bytes.size() < sizeof facts + facts.facets * sizeof(uint32_t) + facts.measures * sizeof(Measure)) return false;
        if (wish.available_only && !facts.is_available) return false;

        // The one kind that it fails: 0 none yet, and a second one ends it.
        const int AMOUNT = -1, TIME = -2, PLACE = -3;
        int failed = 0;
        uint32_t failed_kind = UINT32_MAX;
        auto fail = [&](int what, uint32_t kind) {
            if (failed != 0) return false;
            failed = what;
            failed_kind = kind;
            return true;
        };
        if (has_choices) {
            uint64_t passed = 0;
            for (uint32_t at = 0; at < facts.facets; ++at)
                if (uint32_t id = ids[at]; id < chosen.size() && chosen[id]) passed |= 1ull << (chosen[id] - 1);
            for (uint32_t group = 0; group < wish.choices_count; ++group)
                if (!(passed >> group & 1) && !fail(int(group) + 1, wish.choices[group].kind)) return false;
        }
        for (uint32_t at = 0; at < wish.spans_count; ++at) {
            const XapianSpan &span = wish.spans[at];
            bool is_in = false;
            for (uint32_t m = 0; m < facts.measures; ++m)
                if (Measure said = measures[m]; said.id == span.measure) is_in = said.value >= span.from && said.value <= span.to;
            if (!is_in && !fail(64 + int(at), span.kind)) return false;
        }
        if (wish.amount_from != INT64_MIN || wish.amount_to != INT64_MAX) {
            bool is_in = facts.amount != INT64_MIN && facts.amount >= wish.amount_from && facts.amount <= wish.amount_to;
            if (!is_in && !fail(AMOUNT, UINT32_MAX)) return false;
        }
        if (wish.since && facts.time < wish.since && !fail(TIME, UINT32_MAX)) return false;
        float away = NAN;
        if (wish.has_centre) {
            if (!std::isnan(facts.latitude)) away = distance(wish.latitude, wish.longitude, facts.latitude, facts.longitude);
            if (wish.radius_km > 0 && !(away <= wish.radius_km) && !fail(PLACE, UINT32_MAX)) return false;
        }
        if (failed == 0) ++matches;
        if (!wish.counts) return failed == 0;

        if (failed == 0 || failed_kind != UINT32_MAX)
            for (uint32_t at = 0; at < facts.facets; ++at)
                if (uint32_t id = ids[at]; id < wish.kinds_count && (failed == 0 || wish.kinds[id] == failed_kind))
                    ++answer.facet_counts[id];
        if ((failed == 0 || failed == AMOUNT) && facts.amount != INT64_MIN)
            ++answer.amount_counts[band(wish.amount_edges, wish.amount_edges_count, facts.amount)];
        if (failed == 0 || failed == TIME) ++answer.time_counts[band(wish.time_edges, wish.time_edges_count, facts.time)];
        if ((failed == 0 || failed == PLACE) && !std::isnan(away))
            ++answer.distance_counts[band(wish.distance_edges, wish.distance_edges_count, away)];
        return failed == 0;
    }

    /// By what it is ordered, smaller first.
    double key(std::string_view bytes) const {
        Facts facts;
        memcpy(&facts, bytes.data(), sizeof facts);
        switch (wish.order) {
        case XAPIAN_BY_TIME: return -double(facts.time);
        case XAPIAN_BY_AMOUNT: return facts.amount == INT64_MIN ? HUGE_VAL : double(facts.amount);
        case XAPIAN_BY_AMOUNT_DOWN: return facts.amount == INT64_MIN ? HUGE_VAL : -double(facts.amount);
        case XAPIAN_BY_DISTANCE:
            return std::isnan(facts.latitude)
                ? HUGE_VAL
                : distance(wish.latitude, wish.longitude, facts.latitude, facts.longitude);
        default: return 0;
        }
    }
};

struct Ordered {
    double key;
    Xapian::docid document;
    bool operator<(const Ordered &other) const { return key != other.key ? key < other.key : document > other.document; }
};

class Decider : public Xapian::MatchDecider {
    const Chunks &chunks;
    Judge &judge;
    /// The best so far, the worst of them first; empty when weights decide.
    std::vector<Ordered> &best;
    size_t room;

  public:
    Decider(const Chunks &chunks, Judge &judge, std::vector<Ordered> &best, size_t room)
        : chunks(chunks), judge(judge), best(best), room(room) {}

    bool operator()(const Xapian::Document &document) const override {
        std::string_view bytes = chunks.facts(document.get_docid());
        if (!judge(bytes)) return false;
        if (room) {
            Ordered one{judge.key(bytes), document.get_docid()};
            if (best.size() < room) {
                best.push_back(one);
                std::push_heap(best.begin(), best.end());
            } else if (one < best.front()) {
                std::pop_heap(best.begin(), best.end());
                best.back() = one;
                std::push_heap(best.begin(), best.end());
            }
        }
        return true;
    }
};

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
    document->document.add_term(std::string(term, length), count);
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
size_t xapian_column_bytes(XapianColumn *column) {
    size_t sum = 0;
    for (auto &chunk : column->seen()->all)
        if (chunk) sum += chunk->bytes.size() + chunk->ends.size() * sizeof(uint32_t);
    return sum;
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
    if (how < 0 || how >= int(sizeof ops / sizeof *ops) || count == 0 || count > stack.size()) return false;
    Xapian::Query joined;
    if (ops[how] == Xapian::Query::OP_PHRASE)
        joined = Xapian::Query(ops[how], stack.end() - count, stack.end(), count);
    else
        joined = Xapian::Query(ops[how], stack.end() - count, stack.end());
    stack.resize(stack.size() - count);
    stack.push_back(joined);
    return true;
}
bool xapian_query_scale(XapianQuery *query, double factor) {
    if (query->stack.empty() || !(factor >= 0)) return false;
    query->stack.back() = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query->stack.back(), factor);
    return true;
}

void xapian_reader_search(
    XapianReader *reader, XapianColumn *column, XapianQuery *query, const XapianWish *wish, XapianAnswer *answer,
    XapianFault *fault) {
    prepare(*wish, *answer);
    guarded(fault, [&] {
        if (query->stack.size() != 1) return;
        auto chunks = column->seen();
        bool weighs = wish->order == XAPIAN_BY_WEIGHT;
        bool holds = wish->counts || !weighs || wish->choices_count || wish->spans_count || wish->since || wish->available_only
            || wish->amount_from != INT64_MIN || wish->amount_to != INT64_MAX || wish->radius_km > 0;
        Xapian::Enquire enquire(reader->db);
        enquire.set_query(query->stack[0]);
        if (weighs)
            enquire.set_weighting_scheme(Xapian::BM25Weight(wish->k1, 0, 1, wish->b, 0.5));
        else
            enquire.set_weighting_scheme(Xapian::BoolWeight());
        Judge judge(*wish, *answer);
        std::vector<Ordered> best;
        Decider decider(*chunks, judge, best, weighs ? 0 : wish->first + wish->most);
        uint32_t all = wish->counts || !weighs ? reader->db.get_doccount() : 0;
        Xapian::MSet found = enquire.get_mset(
            weighs ? wish->first : 0, weighs ? wish->most : 1, all, nullptr, holds ? &decider : nullptr);
        answer->matches = holds && all ? judge.matches : found.get_matches_lower_bound();
        answer->highest = found.get_max_attained();
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
