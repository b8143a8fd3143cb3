// What the benchmark's programs share: settings, topics and time.
#pragma once

#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DIE(...) (fprintf(stderr, __VA_ARGS__), fputc('\n', stderr), exit(1))

// Monotonic seconds, the same clock in every process of the machine.
static inline double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static inline void set(rd_kafka_conf_t *conf, const char *name, const char *value) {
  char why[512];
  if (rd_kafka_conf_set(conf, name, value, why, sizeof why) != RD_KAFKA_CONF_OK) DIE("%s", why);
}

// Takes `name=value` from the command line.
static inline void set_pair(rd_kafka_conf_t *conf, const char *pair) {
  char name[256];
  const char *equals = strchr(pair, '=');
  if (!equals || (size_t)(equals - pair) >= sizeof name) DIE("not name=value: %s", pair);
  memcpy(name, pair, equals - pair);
  name[equals - pair] = 0;
  set(conf, name, equals + 1);
}

static inline rd_kafka_t *open_client(rd_kafka_type_t type, rd_kafka_conf_t *conf) {
  char why[512];
  set(conf, "log_level", "3");
  rd_kafka_t *client = rd_kafka_new(type, conf, why, sizeof why);
  if (!client) DIE("%s", why);
  return client;
}

// How many partitions a topic has; waits for it to exist.
static inline int partitions_of(rd_kafka_t *client, const char *topic) {
  rd_kafka_topic_t *handle = rd_kafka_topic_new(client, topic, NULL);
  int count = 0;
  for (double until = now() + 30; now() < until && count == 0;) {
    const struct rd_kafka_metadata *metadata;
    if (rd_kafka_metadata(client, 0, handle, &metadata, 5000)) continue;
    if (metadata->topic_cnt == 1 && !metadata->topics[0].err)
      count = metadata->topics[0].partition_cnt;
    rd_kafka_metadata_destroy(metadata);
  }
  rd_kafka_topic_destroy(handle);
  if (count == 0) DIE("there is no topic %s", topic);
  return count;
}
