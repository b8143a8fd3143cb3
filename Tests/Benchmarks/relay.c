// A bare relay: what librdkafka itself costs for exactly-once from one topic to another.
//
//   relay BOOTSTRAP IN OUT GROUP COUNT [PRODUCERS] [NAME=VALUE…]
//
// Consumes in batches and produces the same records (key, value, headers) in transactions, with no
// processing and no copy. A transaction is closed at 5,000 records or 100 ms. While one is being
// committed by a thread of its own, the next is filled by another producer (two unless said);
// offsets go in the order in which transactions were filled. Stops when COUNT records are committed.
// Prints records, seconds from the first record to the last commit, and CPU seconds of the process.

#include "bench.h"
#include <pthread.h>
#include <sys/resource.h>

enum { batch_max = 5000, partitions_max = 1024, producers_max = 4, timeout_ms = 30000 };
static const double seconds_max = 0.1;

// One producer and the transaction that it holds.
struct slot {
  rd_kafka_t *producer;
  rd_kafka_topic_t *out;
  rd_kafka_topic_partition_list_t *offsets;
  int records;
  enum { idle, full } state;
};

static struct slot slots[producers_max];
static int slot_count = 2;
static rd_kafka_t *consumer;
static const char *in_topic;
static long goal;
static long committed;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void check(rd_kafka_error_t *error, const char *what) {
  if (error) DIE("relay: %s: %s", what, rd_kafka_error_string(error));
}

static void delivered(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque) {
  (void)client, (void)opaque;
  if (message->err) DIE("relay: delivery: %s", rd_kafka_err2str(message->err));
  rd_kafka_message_destroy(message->_private);
}

static void rebalanced(rd_kafka_t *client, rd_kafka_resp_err_t code,
                       rd_kafka_topic_partition_list_t *partitions, void *opaque) {
  (void)opaque;
  rd_kafka_assign(client, code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS ? partitions : NULL);
}

// Commits full transactions, one after another, in the order in which they were filled.
static void *commit_all(void *unused) {
  (void)unused;
  for (int turn = 0;; turn = (turn + 1) % slot_count) {
    struct slot *slot = &slots[turn];
    pthread_mutex_lock(&mutex);
    while (slot->state != full) pthread_cond_wait(&changed, &mutex);
    pthread_mutex_unlock(&mutex);
    rd_kafka_consumer_group_metadata_t *group = rd_kafka_consumer_group_metadata(consumer);
    check(rd_kafka_send_offsets_to_transaction(slot->producer, slot->offsets, group, timeout_ms),
          "send offsets");
    rd_kafka_consumer_group_metadata_destroy(group);
    check(rd_kafka_commit_transaction(slot->producer, timeout_ms), "commit");
    pthread_mutex_lock(&mutex);
    committed += slot->records;
    slot->state = idle;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
    if (committed >= goal) return NULL;
  }
}

static void begin(struct slot *slot) {
  pthread_mutex_lock(&mutex);
  while (slot->state != idle) pthread_cond_wait(&changed, &mutex);
  pthread_mutex_unlock(&mutex);
  check(rd_kafka_begin_transaction(slot->producer), "begin");
  slot->records = 0;
  for (int i = 0; i < slot->offsets->cnt; i++)
    slot->offsets->elems[i].offset = RD_KAFKA_OFFSET_INVALID;
}

// Waits until everything is acknowledged, so that the next transaction's records come after, and
// hands the transaction over to be committed.
static void finish(struct slot *slot) {
  if (rd_kafka_flush(slot->producer, timeout_ms)) DIE("relay: flush timed out");
  pthread_mutex_lock(&mutex);
  slot->state = full;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
}

static void relay(struct slot *slot, rd_kafka_message_t *message) {
  if (message->err) DIE("relay: consume: %s", rd_kafka_message_errstr(message));
  rd_kafka_headers_t *headers = NULL;
  if (rd_kafka_message_detach_headers(message, &headers)) headers = NULL;
  slot->offsets->elems[message->partition].offset = message->offset + 1;
  slot->records++;
  for (;;) {
    rd_kafka_resp_err_t error =
        headers ? rd_kafka_producev(slot->producer, RD_KAFKA_V_RKT(slot->out),
                                    RD_KAFKA_V_VALUE(message->payload, message->len),
                                    RD_KAFKA_V_KEY(message->key, message->key_len),
                                    RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_OPAQUE(message),
                                    RD_KAFKA_V_END)
                : rd_kafka_producev(slot->producer, RD_KAFKA_V_RKT(slot->out),
                                    RD_KAFKA_V_VALUE(message->payload, message->len),
                                    RD_KAFKA_V_KEY(message->key, message->key_len),
                                    RD_KAFKA_V_OPAQUE(message), RD_KAFKA_V_END);
    if (!error) return;
    if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL) DIE("relay: %s", rd_kafka_err2str(error));
    rd_kafka_poll(slot->producer, 10);
  }
}

static void open_slot(struct slot *slot, const char *bootstrap, const char *out, const char *group,
                      int number, int partitions, int argc, char **pairs) {
  char id[256];
  snprintf(id, sizeof id, "%s-relay-%d", group, number);
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", bootstrap);
  set(conf, "transactional.id", id);
  set(conf, "linger.ms", "5");
  set(conf, "queue.buffering.max.messages", "200000");
  set(conf, "partitioner", "murmur2_random");
  for (int i = 0; i < argc; i++) set_pair(conf, pairs[i]);
  rd_kafka_conf_set_dr_msg_cb(conf, delivered);
  slot->producer = open_client(RD_KAFKA_PRODUCER, conf);
  check(rd_kafka_init_transactions(slot->producer, timeout_ms), "init transactions");
  slot->out = rd_kafka_topic_new(slot->producer, out, NULL);
  slot->offsets = rd_kafka_topic_partition_list_new(partitions);
  for (int p = 0; p < partitions; p++)
    rd_kafka_topic_partition_list_add(slot->offsets, in_topic, p);
}

static rd_kafka_queue_t *open_consumer(const char *bootstrap, const char *group, int argc,
                                       char **pairs) {
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", bootstrap);
  set(conf, "group.id", group);
  set(conf, "group.instance.id", "relay");
  set(conf, "enable.auto.commit", "false");
  set(conf, "isolation.level", "read_committed");
  set(conf, "auto.offset.reset", "earliest");
  set(conf, "partition.assignment.strategy", "range");
  set(conf, "receive.message.max.bytes", "2000000000");
  set(conf, "fetch.wait.max.ms", "100");
  for (int i = 0; i < argc; i++) set_pair(conf, pairs[i]);
  rd_kafka_conf_set_rebalance_cb(conf, rebalanced);
  consumer = open_client(RD_KAFKA_CONSUMER, conf);
  rd_kafka_poll_set_consumer(consumer);
  rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);
  rd_kafka_topic_partition_list_add(topics, in_topic, RD_KAFKA_PARTITION_UA);
  if (rd_kafka_subscribe(consumer, topics)) DIE("relay: cannot subscribe");
  rd_kafka_topic_partition_list_destroy(topics);
  return rd_kafka_queue_get_consumer(consumer);
}

// Consumes and produces until the goal is read; answers the time of the first record.
static double run(rd_kafka_queue_t *queue) {
  static rd_kafka_message_t *messages[batch_max];
  double first = 0;
  int turn = 0;
  long seen = 0;
  while (seen < goal) {
    struct slot *slot = &slots[turn];
    double closes = 0;
    int filled = 0;
    while (filled < batch_max && seen < goal) {
      int wait = closes == 0 ? 1000 : (int)((closes - now()) * 1000);
      if (closes != 0 && wait <= 0) break;
      ssize_t got = rd_kafka_consume_batch_queue(queue, wait < 20 ? wait : 20, messages,
                                                 batch_max - filled);
      if (got <= 0) continue;
      if (first == 0) first = now();
      if (closes == 0) {
        begin(slot);
        closes = now() + seconds_max;
      }
      for (ssize_t i = 0; i < got; i++) relay(slot, messages[i]);
      rd_kafka_poll(slot->producer, 0);
      filled += got;
      seen += got;
    }
    finish(slot);
    turn = (turn + 1) % slot_count;
  }
  return first;
}

int main(int argc, char **argv) {
  if (argc < 6) DIE("usage: relay BOOTSTRAP IN OUT GROUP COUNT [PRODUCERS] [NAME=VALUE…]");
  in_topic = argv[2];
  goal = atol(argv[5]);
  int pairs = 6;
  if (argc > 6 && !strchr(argv[6], '=')) slot_count = atoi(argv[pairs++]);
  if (slot_count < 1 || slot_count > producers_max) DIE("relay: 1 to 4 producers");

  rd_kafka_queue_t *queue = open_consumer(argv[1], argv[4], argc - pairs, argv + pairs);
  int partitions = partitions_of(consumer, in_topic);
  for (int i = 0; i < slot_count; i++)
    open_slot(&slots[i], argv[1], argv[3], argv[4], i, partitions, argc - pairs, argv + pairs);

  pthread_t committer;
  pthread_create(&committer, NULL, commit_all, NULL);
  double first = run(queue);
  pthread_join(committer, NULL);
  double seconds = now() - first;

  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
               (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  printf("{\"records\":%ld,\"seconds\":%.3f,\"cpuSeconds\":%.3f}\n", committed, seconds, cpu);
  fflush(stdout);
  rd_kafka_consumer_close(consumer);
  _Exit(0);
}
