#include <gumbo.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>

// Hostile markup can make the parser build a tree many thousand times its own size (formatting elements are cloned
// again and again), and freeing a deep tree recurses. So the parser allocates from a purse: when the purse is empty the
// parse ends by longjmp (the parser holds nothing but memory), and everything is freed from a list, without recursion.
typedef struct gumbo_coin { struct gumbo_coin *previous, *next; size_t size; size_t pad; } gumbo_coin;
typedef struct { gumbo_coin *first; size_t left; jmp_buf empty; } gumbo_purse;

static inline void *gumbo_purse_take(void *context, size_t size) {
    gumbo_purse *purse = (gumbo_purse *)context;
    size_t whole = size + sizeof(gumbo_coin);
    gumbo_coin *coin = whole > purse->left ? NULL : (gumbo_coin *)malloc(whole);
    if (coin == NULL) longjmp(purse->empty, 1);
    purse->left -= whole;
    coin->size = whole;
    coin->previous = NULL;
    coin->next = purse->first;
    if (purse->first) purse->first->previous = coin;
    purse->first = coin;
    return coin + 1;
}
static inline void gumbo_purse_return(void *context, void *memory) {
    if (memory == NULL) return;
    gumbo_purse *purse = (gumbo_purse *)context;
    gumbo_coin *coin = (gumbo_coin *)memory - 1;
    if (coin->previous) coin->previous->next = coin->next; else purse->first = coin->next;
    if (coin->next) coin->next->previous = coin->previous;
    purse->left += coin->size;
    free(coin);
}
// The tree, or NULL when it would need more than `budget` bytes. Valid until gumbo_purse_close.
static inline GumboOutput *gumbo_purse_parse(gumbo_purse *purse, size_t budget, const char *bytes, size_t length) {
    purse->first = NULL;
    purse->left = budget;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = gumbo_purse_take;
    options.deallocator = gumbo_purse_return;
    options.userdata = purse;
    options.max_errors = 0;
    if (setjmp(purse->empty)) return NULL;
    return gumbo_parse_with_options(&options, bytes, length);
}
static inline void gumbo_purse_close(gumbo_purse *purse) {
    for (gumbo_coin *coin = purse->first; coin != NULL;) {
        gumbo_coin *next = coin->next;
        free(coin);
        coin = next;
    }
    purse->first = NULL;
}
static inline gumbo_purse *gumbo_purse_open(void) { return (gumbo_purse *)calloc(1, sizeof(gumbo_purse)); }
static inline void gumbo_purse_free(gumbo_purse *purse) { gumbo_purse_close(purse); free(purse); }

// The node's members live in a union that Swift sees only by offset.
static inline const GumboElement *gumbo_node_element(const GumboNode *n) { return &n->v.element; }
static inline const GumboVector *gumbo_node_children(const GumboNode *n) {
    switch (n->type) {
        case GUMBO_NODE_DOCUMENT: return &n->v.document.children;
        case GUMBO_NODE_ELEMENT: case GUMBO_NODE_TEMPLATE: return &n->v.element.children;
        default: return NULL;
    }
}
static inline const char *gumbo_node_text(const GumboNode *n) {
    switch (n->type) {
        case GUMBO_NODE_TEXT: case GUMBO_NODE_CDATA: case GUMBO_NODE_WHITESPACE: return n->v.text.text;
        default: return NULL;
    }
}
