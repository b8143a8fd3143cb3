// Good and hostile requests against an HTTP endpoint, at a rate, for a time; or an endpoint that does
// nothing, to know what the requests themselves cost.
//
//   flood PORT RATE           three good requests of the admin endpoint to one hostile, until SIGTERM
//   flood --serve             answers each request on a free port with the same few bytes
//
// The first prints a line of JSON: how many were sent, answered with 200, answered or closed
// otherwise, and failed (nothing came for five seconds), and the rate reached. The second prints its
// port and ends when its input does.

#include "bench.h"
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { open_max = 1000, event_max = 256, patience_seconds = 5 };

struct request {
  const char *bytes;
  size_t length;
  int is_good;
  // The client goes away as soon as it has asked.
  int leaves;
};

static struct request requests[16];
static int request_count;

static void add(const char *bytes, size_t length, int is_good, int leaves) {
  requests[request_count++] = (struct request){bytes, length, is_good, leaves};
}

static char *padded(const char *before, size_t count, const char *after, size_t *length) {
  size_t head = strlen(before), tail = strlen(after);
  char *bytes = malloc(head + count + tail);
  memcpy(bytes, before, head);
  memset(bytes + head, 'x', count);
  memcpy(bytes + head + count, after, tail);
  *length = head + count + tail;
  return bytes;
}

static void prepare(void) {
  static const char *paths[] = {"/livez", "/readyz", "/status", "/metrics", "/version", "/"};
  static char good[6][128];
  for (int i = 0; i < 6; i++) {
    int length = snprintf(good[i], sizeof good[i],
                          "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", paths[i]);
    add(good[i], length, 1, 0);
  }
  static const char post[] =
      "POST /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd";
  static const char elsewhere[] =
      "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  static const char chunk[] = "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5"
                              "\r\n\r\nffffffffffff\r\n";
  static const char tls[] = "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x00\x00\x00\x00\x00";
  static const char half[] = "GET /livez HTTP/1.1\r\nHost: a\r\n";
  add(post, sizeof post - 1, 0, 0);
  add(elsewhere, sizeof elsewhere - 1, 0, 0);
  add(chunk, sizeof chunk - 1, 0, 0);
  add(tls, sizeof tls - 1, 0, 0);
  add(half, sizeof half - 1, 0, 1);
  size_t length;
  char *header = padded("GET / HTTP/1.1\r\nHost: a\r\nX: ", 60000, "\r\n\r\n", &length);
  add(header, length, 0, 0);
  char *path = padded("GET /", 80000, " HTTP/1.1\r\nHost: a\r\n\r\n", &length);
  add(path, length, 0, 0);
  add("", 0, 0, 1);
}

// The `number`th request: three good, one hostile, each kind in turn.
static const struct request *choose(long number) {
  if (number % 4 < 3) return &requests[(number - number / 4) % 6];
  return &requests[6 + number / 4 % (request_count - 6)];
}

struct connection {
  int socket;
  const struct request *request;
  size_t written;
  double begun;
};

static struct connection connections[open_max];
static int free_places[open_max], free_count;
static long sent, good, refused, failed;

static void finish(int place, long *count) {
  close(connections[place].socket);
  connections[place].socket = -1;
  free_places[free_count++] = place;
  ++*count;
}

static void begin(int poll, const struct sockaddr_in *address, const struct request *request) {
  int place = free_places[--free_count];
  int socket_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket_ < 0) DIE("flood: no socket");
  connections[place] = (struct connection){socket_, request, 0, now()};
  sent++;
  if (connect(socket_, (const struct sockaddr *)address, sizeof *address) && errno != EINPROGRESS) {
    finish(place, &failed);
    return;
  }
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.u32 = place};
  epoll_ctl(poll, EPOLL_CTL_ADD, socket_, &event);
}

static void go_on(int place) {
  struct connection *connection = &connections[place];
  if (connection->socket < 0) return;
  const struct request *request = connection->request;
  while (connection->written < request->length) {
    ssize_t count = send(connection->socket, request->bytes + connection->written,
                         request->length - connection->written, MSG_NOSIGNAL);
    if (count < 0 && (errno == EAGAIN || errno == ENOTCONN)) break;
    // A server may close on a request that it has seen enough of.
    if (count < 0) return finish(place, request->is_good ? &failed : &refused);
    connection->written += count;
  }
  if (request->leaves && connection->written == request->length) {
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(connection->socket, SOL_SOCKET, SO_ERROR, &error, &size);
    return finish(place, error ? &failed : &refused);
  }
  char answer[4096];
  ssize_t count = recv(connection->socket, answer, sizeof answer, 0);
  if (count < 0 && (errno == EAGAIN || errno == ENOTCONN)) return;
  int is_ok = count >= 12 && !memcmp(answer, "HTTP/1.1 200", 12);
  // A readiness of 503 is an answer too.
  int is_answer = count >= 12 && !memcmp(answer, "HTTP/1.1 ", 9);
  if (is_ok) finish(place, &good);
  else finish(place, request->is_good && !is_answer ? &failed : &refused);
}

static void give_up(double at) {
  for (int place = 0; place < open_max; place++)
    if (connections[place].socket >= 0 && at - connections[place].begun > patience_seconds)
      finish(place, &failed);
}

static volatile sig_atomic_t is_stopped;

static void stop(int signal) {
  (void)signal;
  is_stopped = 1;
}

static int flood(int port, double rate) {
  prepare();
  signal(SIGTERM, stop);
  signal(SIGINT, stop);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (int place = 0; place < open_max; place++) {
    connections[place].socket = -1;
    free_places[free_count++] = open_max - 1 - place;
  }
  int poll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event events[event_max];
  double begun = now(), looked = begun, ended = 0;
  for (double at = begun; !is_stopped || free_count < open_max; at = now()) {
    if (!is_stopped)
      while (sent < (at - begun) * rate && free_count > 0) begin(poll, &address, choose(sent));
    else if (ended == 0) ended = at;
    int count = epoll_wait(poll, events, event_max, 2);
    for (int i = 0; i < count; i++) go_on(events[i].data.u32);
    if (at - looked > 0.5) give_up(looked = at);
  }
  printf("{\"sent\":%ld,\"good\":%ld,\"refused\":%ld,\"failed\":%ld,\"rate\":%.0f}\n", sent, good,
         refused, failed, sent / ((ended ? ended : now()) - begun));
  return 0;
}

static int serve(void) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), size = sizeof(struct sockaddr_in);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 1024))
    DIE("flood: cannot listen");
  getsockname(listener, (struct sockaddr *)&address, (socklen_t *)&size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  int poll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[event_max];
  epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
  event.data.fd = 0;
  epoll_ctl(poll, EPOLL_CTL_ADD, 0, &event);
  static const char answer[] =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
  static char bytes[1 << 17];
  for (;;) {
    int count = epoll_wait(poll, events, event_max, -1);
    for (int i = 0; i < count; i++) {
      int at = events[i].data.fd;
      if (at == 0) return 0;
      if (at == listener) {
        event.data.fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (event.data.fd >= 0) epoll_ctl(poll, EPOLL_CTL_ADD, event.data.fd, &event);
      } else {
        if (recv(at, bytes, sizeof bytes, 0) > 0) send(at, answer, sizeof answer - 1, MSG_NOSIGNAL);
        close(at);
      }
    }
  }
}

int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "--serve")) return serve();
  if (argc != 3) DIE("usage: flood PORT RATE | flood --serve");
  return flood(atoi(argv[1]), atof(argv[2]));
}
