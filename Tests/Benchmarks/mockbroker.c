// librdkafka's mock cluster in a process of its own.
//
//   mockbroker TOPIC:PARTITIONS[:LEADER]…
//
// It has as many brokers as the highest leader says, one by default. Prints its bootstrap servers and
// runs until its standard input is closed. A line `rtt BROKER MILLISECONDS` there makes a broker slow.

#include "bench.h"
#include <librdkafka/rdkafka_mock.h>

enum { topics_max = 32 };

struct topic {
  char name[256];
  int partitions, leader;
};

static struct topic read_topic(const char *text) {
  struct topic topic = {.leader = 0};
  if (sscanf(text, "%255[^:]:%d:%d", topic.name, &topic.partitions, &topic.leader) < 2)
    DIE("usage: mockbroker TOPIC:PARTITIONS[:LEADER]…");
  return topic;
}

int main(int argc, char **argv) {
  struct topic topics[topics_max];
  int brokers = 1, count = argc - 1;
  if (count > topics_max) DIE("mockbroker: at most %d topics", topics_max);
  for (int i = 0; i < count; i++) {
    topics[i] = read_topic(argv[i + 1]);
    if (topics[i].leader > brokers) brokers = topics[i].leader;
  }
  rd_kafka_t *client = open_client(RD_KAFKA_PRODUCER, rd_kafka_conf_new());
  rd_kafka_mock_cluster_t *cluster = rd_kafka_mock_cluster_new(client, brokers);
  for (int i = 0; i < count; i++) {
    const char *name = topics[i].name;
    if (rd_kafka_mock_topic_create(cluster, name, topics[i].partitions, 1))
      DIE("cannot create %s", name);
    for (int p = 0; topics[i].leader && p < topics[i].partitions; p++)
      rd_kafka_mock_partition_set_leader(cluster, name, p, topics[i].leader);
  }
  puts(rd_kafka_mock_cluster_bootstraps(cluster));
  fflush(stdout);
  char line[128];
  int broker, milliseconds;
  while (fgets(line, sizeof line, stdin))
    if (sscanf(line, "rtt %d %d", &broker, &milliseconds) == 2)
      rd_kafka_mock_broker_set_rtt(cluster, broker, milliseconds);
  rd_kafka_mock_cluster_destroy(cluster);
  rd_kafka_destroy(client);
}
