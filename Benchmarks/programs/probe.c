// The bare probe: what this machine gives when nothing but the answer is made. libmicrohttpd with two epoll threads,
// eight blocking libpq connections each on a thread and a queue of its own, JSON written straight into bytes.
//
//   probe PORT CONNECTION QUERY_FILE FILE
//
// GET /products   the rows of QUERY_FILE (21 at most; the last only shows that there are more) as the API writes them
// GET /trivial    a few bytes
// GET /file       FILE, opened anew each time
#include <fcntl.h>
#include <libpq-fe.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LINKS = 8, MOST = 20 };

typedef struct Job {
    struct MHD_Connection *connection;
    struct MHD_Response *response;
    unsigned status;
    struct Job *next;
} Job;

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    Job *head, *tail;
    PGconn *db;
} Link;

static Link links[LINKS];
static atomic_uint turn;
static const char *file_path;
static struct MHD_Response *trivial, *missing;
/// Stands for a request whose headers have been seen.
static char mark;

typedef struct { char *bytes; size_t count, room; } Text;

static void reserve(Text *t, size_t more) {
    if (t->count + more <= t->room) return;
    t->room = 2 * (t->room + more);
    if (!(t->bytes = realloc(t->bytes, t->room))) abort();
}
static void put(Text *t, const char *s, size_t n) { reserve(t, n); memcpy(t->bytes + t->count, s, n); t->count += n; }
#define PUT(t, literal) put(t, literal, sizeof literal - 1)

/// A quoted string; `<` is escaped as the API does.
static void quoted(Text *t, const char *s, size_t n) {
    reserve(t, 6 * n + 2);
    char *out = t->bytes + t->count;
    *out++ = '"';
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != '<') { *out++ = (char)c; continue; }
        *out++ = '\\';
        if (c == '"' || c == '\\') *out++ = (char)c;
        else if (c == '\n') *out++ = 'n';
        else if (c == '\r') *out++ = 'r';
        else if (c == '\t') *out++ = 't';
        else out += sprintf(out, "u%04x", c);
    }
    *out++ = '"';
    t->count = (size_t)(out - t->bytes);
}

static uint64_t number(const PGresult *r, int row, int column) {
    const unsigned char *p = (const unsigned char *)PQgetvalue(r, row, column);
    uint64_t value = 0;
    for (int i = 0, n = PQgetlength(r, row, column); i < n; i++) value = value << 8 | p[i];
    return value;
}
static void decimal(Text *t, uint64_t value) {
    char digits[20];
    int first = 20;
    do digits[--first] = (char)('0' + value % 10); while (value /= 10);
    put(t, digits + first, (size_t)(20 - first));
}
static void base36(Text *t, uint64_t value) {
    char digits[13];
    int first = 13;
    do digits[--first] = "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36]; while (value /= 36);
    put(t, digits + first, (size_t)(13 - first));
}
/// 13 characters of Crockford's base 32.
static void identity(Text *t, uint64_t value) {
    char text[15];
    text[0] = text[14] = '"';
    for (int i = 0; i < 13; i++) text[1 + i] = "0123456789abcdefghjkmnpqrstvwxyz"[value >> (60 - 5 * i) & 31];
    put(t, text, sizeof text);
}
static void when(Text *t, uint64_t micros) {
    time_t seconds = (time_t)(946684800 + (int64_t)micros / 1000000);
    struct tm parts;
    gmtime_r(&seconds, &parts);
    const int values[] = {parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec};
    char text[] = "\"0000-00-00T00:00:00Z\"";
    for (int year = parts.tm_year + 1900, place = 4; place > 0; place--, year /= 10) text[place] = (char)('0' + year % 10);
    for (int i = 0; i < 5; i++) {
        text[6 + 3 * i] = (char)('0' + values[i] / 10);
        text[7 + 3 * i] = (char)('0' + values[i] % 10);
    }
    put(t, text, sizeof text - 1);
}

/// Columns as in ProductCard+SQL.swift.
enum {
    ID, TITLE, CATEGORY, MINOR, CURRENCY, ON_REQUEST, IMAGE, KEY, WIDTH, HEIGHT, COLOUR, PLACEHOLDER, SELLER, NAME, SLUG,
    HYDRATED, LIVE
};
static void text(Text *t, const PGresult *r, int row, int column) {
    quoted(t, PQgetvalue(r, row, column), (size_t)PQgetlength(r, row, column));
}
static void optional_number(Text *t, const PGresult *r, int row, int column) {
    if (PQgetisnull(r, row, column)) PUT(t, "null"); else decimal(t, number(r, row, column));
}
static void product(Text *t, const PGresult *r, int row) {
    PUT(t, "{\"id\":"); identity(t, number(r, row, ID));
    PUT(t, ",\"title\":"); text(t, r, row, TITLE);
    PUT(t, ",\"category\":"); text(t, r, row, CATEGORY);
    int has_price = !PQgetisnull(r, row, MINOR) && !PQgetisnull(r, row, CURRENCY), on_request = !has_price && number(r, row, ON_REQUEST);
    if (has_price) {
        PUT(t, ",\"price\":{\"minor\":"); decimal(t, number(r, row, MINOR));
        PUT(t, ",\"currency\":"); text(t, r, row, CURRENCY);
        PUT(t, "}");
    } else PUT(t, ",\"price\":null");
    if (on_request) PUT(t, ",\"isPriceOnRequest\":true"); else PUT(t, ",\"isPriceOnRequest\":false");
    PUT(t, ",\"picture\":{\"url\":");
    if (PQgetisnull(r, row, KEY)) { text(t, r, row, IMAGE); PUT(t, ",\"isKept\":false"); }
    else {
        PUT(t, "\"/img/"); put(t, PQgetvalue(r, row, KEY), (size_t)PQgetlength(r, row, KEY));
        PUT(t, "/640.jpeg\",\"isKept\":true");
    }
    PUT(t, ",\"width\":"); optional_number(t, r, row, WIDTH);
    PUT(t, ",\"height\":"); optional_number(t, r, row, HEIGHT);
    PUT(t, ",\"colour\":");
    if (PQgetisnull(r, row, COLOUR)) PUT(t, "null"); else text(t, r, row, COLOUR);
    PUT(t, "},\"seller\":{\"id\":"); identity(t, number(r, row, SELLER));
    PUT(t, ",\"name\":"); text(t, r, row, NAME);
    PUT(t, ",\"slug\":"); text(t, r, row, SLUG);
    PUT(t, "},\"checkedAt\":"); when(t, number(r, row, HYDRATED));
    PUT(t, ",\"liveSince\":"); when(t, number(r, row, LIVE));
    PUT(t, "}");
}

static void answer(PGconn *db, Job *job) {
    PGresult *r = PQexecPrepared(db, "list", 0, NULL, NULL, NULL, 1);
    if (PQresultStatus(r) != PGRES_TUPLES_OK) {
        fprintf(stderr, "probe: %s", PQerrorMessage(db));
        job->status = 503;
        job->response = MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
        PQclear(r);
        return;
    }
    int found = PQntuples(r), shown = found < MOST ? found : MOST;
    Text t = {malloc(12288), 0, 12288};
    PUT(&t, "{\"items\":[");
    for (int row = 0; row < shown; row++) {
        if (row) PUT(&t, ",");
        product(&t, r, row);
    }
    PUT(&t, "],\"next\":");
    if (found > shown) {
        PUT(&t, "\""); base36(&t, number(r, shown - 1, LIVE) + UINT64_C(946684800000000));
        PUT(&t, "-"); base36(&t, number(r, shown - 1, ID));
        PUT(&t, "\"");
    } else PUT(&t, "null");
    PUT(&t, "}");
    PQclear(r);
    job->status = 200;
    job->response = MHD_create_response_from_buffer(t.count, t.bytes, MHD_RESPMEM_MUST_FREE);
    MHD_add_response_header(job->response, "Content-Type", "application/json");
}

static void *serve(void *context) {
    Link *link = context;
    for (;;) {
        pthread_mutex_lock(&link->lock);
        while (!link->head) pthread_cond_wait(&link->filled, &link->lock);
        Job *job = link->head;
        if (!(link->head = job->next)) link->tail = NULL;
        pthread_mutex_unlock(&link->lock);
        answer(link->db, job);
        MHD_resume_connection(job->connection);
    }
    return NULL;
}

static void give(Job *job) {
    Link *link = &links[atomic_fetch_add(&turn, 1) % LINKS];
    pthread_mutex_lock(&link->lock);
    if (link->tail) link->tail->next = job; else link->head = job;
    link->tail = job;
    pthread_cond_signal(&link->filled);
    pthread_mutex_unlock(&link->lock);
}

static enum MHD_Result queue_file(struct MHD_Connection *connection) {
    int fd = open(file_path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status)) { if (fd >= 0) close(fd); return MHD_queue_response(connection, 404, missing); }
    struct MHD_Response *response = MHD_create_response_from_fd64((uint64_t)status.st_size, fd);
    enum MHD_Result result = MHD_queue_response(connection, 200, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *size, void **slot) {
    (void)context; (void)method; (void)version; (void)upload; (void)size;
    if (!*slot) { *slot = &mark; return MHD_YES; }
    if (*slot != &mark) {
        Job *job = *slot;
        return MHD_queue_response(connection, job->status, job->response);
    }
    if (!strcmp(url, "/trivial")) return MHD_queue_response(connection, 200, trivial);
    if (!strcmp(url, "/file")) return queue_file(connection);
    if (strcmp(url, "/products")) return MHD_queue_response(connection, 404, missing);
    Job *job = calloc(1, sizeof *job);
    job->connection = connection;
    *slot = job;
    MHD_suspend_connection(connection);
    give(job);
    return MHD_YES;
}

/// Only a list has a job of its own; the others hold the mark.
static void completed(void *context, struct MHD_Connection *connection, void **slot, enum MHD_RequestTerminationCode code) {
    (void)context; (void)connection; (void)code;
    if (!*slot || *slot == &mark) return;
    Job *job = *slot;
    if (job->response) MHD_destroy_response(job->response);
    free(job);
}

static char *contents(const char *path) {
    static char text[8192];
    FILE *file = fopen(path, "r");
    if (!file) { perror(path); exit(1); }
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    return text;
}

int main(int count, char **words) {
    if (count != 5) { fprintf(stderr, "probe PORT CONNECTION QUERY_FILE FILE\n"); return 2; }
    signal(SIGPIPE, SIG_IGN);
    file_path = words[4];
    const char *query = contents(words[3]);
    for (Link *link = links; link < links + LINKS; link++) {
        pthread_mutex_init(&link->lock, NULL);
        pthread_cond_init(&link->filled, NULL);
        link->db = PQconnectdb(words[2]);
        PGresult *prepared = PQprepare(link->db, "list", query, 0, NULL);
        if (PQresultStatus(prepared) != PGRES_COMMAND_OK) { fprintf(stderr, "probe: %s", PQerrorMessage(link->db)); return 1; }
        PQclear(prepared);
        pthread_t thread;
        if (pthread_create(&thread, NULL, serve, link)) return 1;
    }
    static char hello[] = "User-agent: *\nAllow: /\n";
    trivial = MHD_create_response_from_buffer(sizeof hello - 1, hello, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(trivial, "Content-Type", "text/plain; charset=utf-8");
    missing = MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(words[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, NULL, NULL, handle, NULL,
        MHD_OPTION_SOCK_ADDR, &here, MHD_OPTION_THREAD_POOL_SIZE, 2u, MHD_OPTION_CONNECTION_LIMIT, 10000u,
        MHD_OPTION_NOTIFY_COMPLETED, completed, NULL, MHD_OPTION_END);
    if (!daemon) { fprintf(stderr, "probe: cannot listen on %s\n", words[1]); return 1; }
    for (;;) pause();
}
