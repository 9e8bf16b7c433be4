// What every document says beside its words, in memory.
#pragma once
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
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

    /// Fetches where a document's facts stand, and then the facts, before they are read: neighbours in a list of matches are far
    /// apart in memory.
    void expect(Xapian::docid id) const {
        uint32_t chunk = id / Chunk::SIZE;
        if (chunk < all.size() && all[chunk]) __builtin_prefetch(&all[chunk]->ends[id % Chunk::SIZE]);
    }
    void expect_facts(Xapian::docid id) const {
        std::string_view bytes = facts(id);
        __builtin_prefetch(bytes.data());
        __builtin_prefetch(bytes.data() + 64);
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

}  // namespace
