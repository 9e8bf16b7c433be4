#include "lane.h"
// A C file, not an inline in a header: a thread-local in a header would exist once per object file.
static _Thread_local void *current;
void *soko_lane_get(void) { return current; }
void soko_lane_set(void *lane) { current = lane; }
