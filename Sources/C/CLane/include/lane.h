#ifndef SOKO_LANE_H
#define SOKO_LANE_H
/// One pointer per thread: the lane (a queue of Swift jobs) that the thread is draining, or NULL.
void *soko_lane_get(void);
void soko_lane_set(void *lane);
#endif
