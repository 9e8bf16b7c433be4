// Many keep-alive clients at once, each in its own time; one thread.
//
//   clients PORT CLIENTS SECONDS INTERVAL_MS PATHS_FILE [HEADER …]
//
// Each client asks for the paths in turn, beginning at its own place among them, once in INTERVAL_MS (drawn anew from ±50 % each
// time); with 0 it asks again as soon as it has its answer. Time counts from when a request was due, so a server that
// falls behind cannot hide it. Prints one line of JSON; times in milliseconds.
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEAD = 4096, MOST_PATHS = 4096 };

typedef struct {
    int fd, path, isWaiting, headLength;
    double due, asked;
    long missing;
    char head[HEAD + 1];
} Client;

static int port, interval;
static char *requests[MOST_PATHS];
static int requestLengths[MOST_PATHS], requestCount, epoll;
static unsigned long answers, errors, statuses[6];
static double bytes;
static float *times;
static size_t timeCount, timeRoom;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}
static double chance(void) { return (double)random() / ((double)RAND_MAX + 1); }

static void open_client(Client *c) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int yes = 1;
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&to, sizeof to)) { perror("connect"); exit(1); }
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event);
}

static void ask(Client *c) {
    const int length = requestLengths[c->path];
    if (send(c->fd, requests[c->path], (size_t)length, MSG_NOSIGNAL) != length) {
        errors++;
        close(c->fd);
        open_client(c);
        c->due = now() + 100;
        return;
    }
    c->path = (c->path + 1) % requestCount;
    c->isWaiting = 1;
    c->headLength = 0;
    c->missing = -1;
}

static void answered(Client *c) {
    const double at = now();
    answers++;
    c->isWaiting = 0;
    const int kind = c->head[9] - '0';
    statuses[kind >= 1 && kind <= 5 ? kind : 0]++;
    if (kind != 2) errors++;
    if (timeCount == timeRoom && !(times = realloc(times, (timeRoom = timeRoom ? 2 * timeRoom : 1 << 16) * sizeof *times))) abort();
    times[timeCount++] = (float)(at - c->due);
    c->due = interval ? c->due + interval * (0.5 + chance()) : at;
}

/// - Returns: -1 when the answer has no length, which this client does not read.
static long body_length(const char *head) {
    for (const char *line = strchr(head, '\n'); line; line = strchr(line, '\n')) {
        line++;
        if (!strncasecmp(line, "content-length:", 15)) return atol(line + 15);
    }
    return -1;
}

static void take(Client *c, const char *piece, long count) {
    bytes += (double)count;
    if (c->missing < 0) {
        const int room = HEAD - c->headLength, copied = count < room ? (int)count : room;
        memcpy(c->head + c->headLength, piece, (size_t)copied);
        c->head[c->headLength + copied] = 0;
        char *end = strstr(c->head, "\r\n\r\n");
        if (!end) {
            c->headLength += copied;
            if (c->headLength == HEAD) { fprintf(stderr, "clients: headers of more than %d bytes\n", HEAD); exit(1); }
            return;
        }
        const long used = end + 4 - c->head - c->headLength;
        if ((c->missing = body_length(c->head)) < 0) { fprintf(stderr, "clients: an answer without a length\n"); exit(1); }
        count -= used;
    }
    c->missing -= count;
    if (c->missing <= 0) answered(c);
}

static void receive(Client *c) {
    static char piece[1 << 18];
    const ssize_t count = recv(c->fd, piece, sizeof piece, MSG_DONTWAIT);
    if (count > 0) { take(c, piece, count); return; }
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    // Closed between two requests, as servers may, or in the middle of an answer.
    if (c->isWaiting) errors++;
    c->isWaiting = 0;
    close(c->fd);
    open_client(c);
}

static void read_paths(const char *file, char **headers, int count) {
    FILE *paths = fopen(file, "r");
    if (!paths) { perror(file); exit(1); }
    char path[1024], more[2048] = "";
    for (int i = 0; i < count; i++) { strcat(more, headers[i]); strcat(more, "\r\n"); }
    while (requestCount < MOST_PATHS && fgets(path, sizeof path, paths)) {
        path[strcspn(path, "\n")] = 0;
        requestLengths[requestCount] = asprintf(&requests[requestCount], "GET %s HTTP/1.1\r\nHost: localhost:%d\r\n%s\r\n", path, port, more);
        requestCount++;
    }
    fclose(paths);
}

static int ascending(const void *a, const void *b) {
    const float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}
static double share(double part) { return timeCount ? (double)times[(size_t)(part * (double)(timeCount - 1))] : 0; }

int main(int count, char **words) {
    if (count < 6) { fprintf(stderr, "clients PORT CLIENTS SECONDS INTERVAL_MS PATHS_FILE [HEADER ...]\n"); return 2; }
    port = atoi(words[1]);
    const int clientCount = atoi(words[2]);
    const double seconds = atof(words[3]);
    interval = atoi(words[4]);
    read_paths(words[5], words + 6, count - 6);
    struct rlimit files = {65536, 65536};
    if (setrlimit(RLIMIT_NOFILE, &files) && !getrlimit(RLIMIT_NOFILE, &files)) { files.rlim_cur = files.rlim_max; setrlimit(RLIMIT_NOFILE, &files); }
    if (!requestCount || (epoll = epoll_create1(EPOLL_CLOEXEC)) < 0) return 1;
    Client *clients = calloc((size_t)clientCount, sizeof *clients);
    for (int i = 0; i < clientCount; i++) { clients[i].path = (long)i * requestCount / clientCount; open_client(&clients[i]); }
    const double start = now(), end = start + seconds * 1e3;
    for (int i = 0; i < clientCount; i++) clients[i].due = start + interval * chance();
    static struct epoll_event events[512];
    double at, swept = 0;
    while ((at = now()) < end) {
        // A millisecond is as exact as this has to be.
        if (at - swept >= 1 || !interval) {
            for (int i = 0; i < clientCount; i++) if (!clients[i].isWaiting && clients[i].due <= at) ask(&clients[i]);
            swept = at;
        }
        const int ready = epoll_wait(epoll, events, 512, 1);
        for (int i = 0; i < ready; i++) receive(events[i].data.ptr);
    }
    // Who has waited for more than a second at the end never had an answer to be counted.
    unsigned long late = 0;
    for (int i = 0; i < clientCount; i++) {
        if (!clients[i].isWaiting || end - clients[i].due < 1000) continue;
        late++;
    }
    const double took = (now() - start) / 1e3;
    qsort(times, timeCount, sizeof *times, ascending);
    printf("{\"clients\":%d,\"seconds\":%.2f,\"answers\":%lu,\"rate\":%.0f,\"errors\":%lu,\"stuck\":%lu,\"refused\":%lu,\"faults\":%lu,\"mbPerSecond\":%.1f,"
           "\"p50\":%.2f,\"p95\":%.2f,\"p99\":%.2f,\"max\":%.2f}\n",
           clientCount, took, answers, (double)answers / took, errors, late, statuses[4], statuses[5], bytes / took / 1e6, share(.5), share(.95), share(.99), share(1));
    return 0;
}
