// Produces stories at the pace at which they are worked on, and measures that pace.
//
//   load BOOTSTRAP STORIES COUNT WINDOW WARM IN group:GROUP [OPTION…]
//   load BOOTSTRAP STORIES COUNT WINDOW WARM IN outputs:TOPIC,TOPIC… [OPTION…]
//     create:TOPIC:PARTITIONS   creates a topic first
//     tick:MILLISECONDS         each record so much later than the one before it, from 2001 on, so that
//                               what is remembered for a month is forgotten in minutes
//     NAME=VALUE                a property of the producer
//
// STORIES is a file with one JSON document a line; from its beginning again when COUNT is more than
// it has. Each record's key is the document's "id". At most WINDOW records are ahead of the progress,
// which is read every few milliseconds: the group's committed offsets, or, where the broker does not
// keep those of transactions (the mock cluster), the ends of the output topics, which then must hold
// nothing but one record for each input. Prints a JSON line with the monotonic time at each of:
// begun, warm (WARM records done) and done (all of them). SIGUSR1 lets ten times as many be ahead, until
// SIGUSR2; SIGTERM sends no more, and done are then all that were sent.

#include "bench.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { timeout_ms = 10000, outputs_max = 8, idle_seconds_max = 60 };

static rd_kafka_t *producer;
static rd_kafka_t *reader;
static rd_kafka_topic_partition_list_t *watched;
static int reads_group;
static long tick;

static void say(const char *event, long records) {
  printf("{\"event\":\"%s\",\"records\":%ld,\"time\":%.6f}\n", event, records, now());
  fflush(stdout);
}

static void delivered(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque) {
  (void)client, (void)opaque;
  if (message->err) DIE("load: delivery: %s", rd_kafka_err2str(message->err));
}

static void create(const char *text) {
  char topic[256], why[512];
  const char *colon = strrchr(text, ':');
  if (!colon) DIE("load: not TOPIC:PARTITIONS: %s", text);
  snprintf(topic, sizeof topic, "%.*s", (int)(colon - text), text);
  rd_kafka_NewTopic_t *new = rd_kafka_NewTopic_new(topic, atoi(colon + 1), 1, why, sizeof why);
  if (!new) DIE("load: %s", why);
  rd_kafka_queue_t *queue = rd_kafka_queue_new(producer);
  rd_kafka_CreateTopics(producer, &new, 1, NULL, queue);
  rd_kafka_event_t *event = rd_kafka_queue_poll(queue, timeout_ms);
  if (!event || rd_kafka_event_error(event)) DIE("load: cannot create %s", topic);
  rd_kafka_event_destroy(event);
  rd_kafka_NewTopic_destroy(new);
  rd_kafka_queue_destroy(queue);
}

static void watch(const char *topic) {
  int count = partitions_of(reader, topic);
  for (int p = 0; p < count; p++) rd_kafka_topic_partition_list_add(watched, topic, p);
}

// Records of the input that are done, over all partitions.
static long progress(void) {
  for (int i = 0; i < watched->cnt; i++) watched->elems[i].offset = RD_KAFKA_OFFSET_END;
  rd_kafka_resp_err_t error = reads_group ? rd_kafka_committed(reader, watched, timeout_ms)
                                          : rd_kafka_offsets_for_times(reader, watched, timeout_ms);
  if (error) return -1;
  long sum = 0;
  for (int i = 0; i < watched->cnt; i++)
    if (!watched->elems[i].err && watched->elems[i].offset > 0) sum += watched->elems[i].offset;
  return sum;
}

// The text between the quotes after "id":, or nothing.
static const char *id_of(const char *line, size_t length, size_t *id_length) {
  const char *at = memmem(line, length, "\"id\":\"", 6);
  if (!at) return NULL;
  const char *begin = at + 6;
  const char *end = memchr(begin, '"', line + length - begin);
  *id_length = end ? (size_t)(end - begin) : 0;
  return end ? begin : NULL;
}

static void produce(rd_kafka_topic_t *topic, const char *line, size_t length, long number) {
  char number_text[32];
  size_t key_length = 0;
  const char *key = id_of(line, length, &key_length);
  if (!key) {
    key_length = snprintf(number_text, sizeof number_text, "%ld", number);
    key = number_text;
  }
  int64_t time = tick ? 1000000000000 + number * tick : 0;
  for (;;) {
    rd_kafka_resp_err_t error = rd_kafka_producev(
        producer, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_VALUE((void *)line, length), RD_KAFKA_V_KEY(key, key_length),
        RD_KAFKA_V_TIMESTAMP(time), RD_KAFKA_V_END);
    if (!error) return;
    if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL) DIE("load: %s", rd_kafka_err2str(error));
    rd_kafka_poll(producer, 5);
  }
}

// The lines of a file, again and again.
struct stories {
  const char *begin, *end, *at;
};

static struct stories open_stories(const char *path) {
  struct stat info;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &info) || info.st_size == 0) DIE("load: cannot read %s", path);
  const char *bytes = mmap(NULL, info.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (bytes == MAP_FAILED) DIE("load: cannot map %s", path);
  return (struct stories){bytes, bytes + info.st_size, bytes};
}

static const char *next_story(struct stories *stories, size_t *length) {
  if (stories->at >= stories->end) stories->at = stories->begin;
  const char *line = stories->at;
  const char *end = memchr(line, '\n', stories->end - line);
  if (!end) end = stories->end;
  *length = end - line;
  stories->at = end + 1;
  return line;
}

static volatile sig_atomic_t is_stopped, burst = 1;

static void on_signal(int signal) {
  if (signal == SIGUSR1) burst = 10;
  else if (signal == SIGUSR2) burst = 1;
  else is_stopped = 1;
}

static void run(struct stories *stories, rd_kafka_topic_t *topic, long count, long window,
                long warm) {
  long sent = 0, done = 0, said_warm = 0;
  double looked = 0, moved = now();
  // What the group had done before.
  long base = reads_group ? progress() : 0;
  if (base < 0) base = 0;
  say("begun", 0);
  while (done < count) {
    if (is_stopped) count = sent;
    for (int i = 0; i < 500 && sent < count && sent - done < window * burst; i++, sent++) {
      size_t length;
      const char *line = next_story(stories, &length);
      produce(topic, line, length, sent);
    }
    rd_kafka_poll(producer, sent - done < window * burst && sent < count ? 0 : 2);
    if (now() - looked < 0.004) continue;
    looked = now();
    long at = progress() - base;
    if (at > done) {
      done = at;
      moved = looked;
    }
    if (!said_warm && done >= warm) {
      said_warm = 1;
      say("warm", done);
    }
    if (now() - moved > idle_seconds_max)
      DIE("load: no progress beyond %ld of %ld sent for %d s", done, sent, idle_seconds_max);
  }
  say("done", done);
}

int main(int argc, char **argv) {
  if (argc < 8) DIE("usage: load BOOTSTRAP STORIES COUNT WINDOW WARM IN PROGRESS [OPTION…]");
  const char *bootstrap = argv[1], *in = argv[6], *source = argv[7];
  struct stories stories = open_stories(argv[2]);

  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", bootstrap);
  set(conf, "linger.ms", "5");
  set(conf, "partitioner", "murmur2_random");
  set(conf, "enable.idempotence", "true");
  for (int i = 8; i < argc; i++)
    if (!strncmp(argv[i], "tick:", 5)) tick = atol(argv[i] + 5);
    else if (strncmp(argv[i], "create:", 7)) set_pair(conf, argv[i]);
  rd_kafka_conf_set_dr_msg_cb(conf, delivered);
  producer = open_client(RD_KAFKA_PRODUCER, conf);
  for (int i = 8; i < argc; i++)
    if (!strncmp(argv[i], "create:", 7)) create(argv[i] + 7);

  reads_group = !strncmp(source, "group:", 6);
  conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", bootstrap);
  set(conf, "group.id", reads_group ? source + 6 : "load");
  reader = open_client(RD_KAFKA_CONSUMER, conf);
  watched = rd_kafka_topic_partition_list_new(64);
  if (reads_group) watch(in);
  else if (!strncmp(source, "outputs:", 8))
    for (char *topic = strtok(strdup(source + 8), ","); topic; topic = strtok(NULL, ","))
      watch(topic);
  else DIE("load: the progress is group:GROUP or outputs:TOPIC,…");

  signal(SIGUSR1, on_signal);
  signal(SIGUSR2, on_signal);
  signal(SIGTERM, on_signal);
  rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, in, NULL);
  run(&stories, topic, atol(argv[3]), atol(argv[4]), atol(argv[5]));
  _Exit(0);
}
