#include <microhttpd.h>
#include <stdint.h>
#include <sys/socket.h>

// libmicrohttpd's enums import into Swift without named cases; these carry the values across.
static const unsigned soko_mhd_yes = MHD_YES;
static const unsigned soko_mhd_no = MHD_NO;
static inline enum MHD_Result soko_mhd_result(int yes) { return yes ? MHD_YES : MHD_NO; }

static inline size_t soko_mhd_keep_escapes(void *cls, struct MHD_Connection *connection, char *text) {
    (void)cls; (void)connection;
    size_t length = 0;
    while (text[length]) length++;
    return length;
}

/// Starts an epoll pool on a socket that listens already.
static inline struct MHD_Daemon *soko_mhd_start(
    int listening, unsigned threads, unsigned connections, unsigned idle_seconds, size_t connection_bytes, void *context,
    MHD_AccessHandlerCallback handle, void *(*received)(void *, const char *, struct MHD_Connection *),
    MHD_RequestCompletedCallback completed, MHD_NotifyConnectionCallback notify) {
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_LISTEN_SOCKET, listening, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)connections, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)idle_seconds, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)connection_bytes, NULL},
        {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)&soko_mhd_keep_escapes, NULL},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)received, context},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)completed, context},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)notify, context},
        {MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)threads, NULL},
        {MHD_OPTION_END, 0, NULL}};
    // A pool of one is no pool to libmicrohttpd: it wants the option left out.
    if (threads < 2) options[8].option = MHD_OPTION_END;
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, NULL, NULL, handle,
        context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static inline struct MHD_Response *soko_mhd_bytes(const void *bytes, size_t count) {
    return MHD_create_response_from_buffer(count, (void *)bytes, count ? MHD_RESPMEM_MUST_COPY : MHD_RESPMEM_PERSISTENT);
}

/// Sends the body without chunks and closes after it.
static inline void soko_mhd_without_chunks(struct MHD_Response *response) {
    if (response) MHD_set_response_options(response, MHD_RF_HTTP_VERSION_1_0_ONLY, MHD_RO_END);
}

static inline const struct sockaddr *soko_mhd_peer(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}
static inline int soko_mhd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}
static inline void *soko_mhd_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}
static inline void soko_mhd_each_header(struct MHD_Connection *connection, MHD_KeyValueIterator each, void *context) {
    MHD_get_connection_values(connection, MHD_HEADER_KIND, each, context);
}
static inline int soko_mhd_started(enum MHD_ConnectionNotificationCode code) {
    return code == MHD_CONNECTION_NOTIFY_STARTED;
}
