// librdkafka's mock cluster in a process of its own.
//
//   mockbroker TOPIC:PARTITIONS…
//
// Prints its bootstrap servers and runs until its standard input is closed.

#include "bench.h"
#include <librdkafka/rdkafka_mock.h>
#include <unistd.h>

int main(int argc, char **argv) {
  rd_kafka_t *client = open_client(RD_KAFKA_PRODUCER, rd_kafka_conf_new());
  rd_kafka_mock_cluster_t *cluster = rd_kafka_mock_cluster_new(client, 1);
  for (int i = 1; i < argc; i++) {
    char *colon = strrchr(argv[i], ':');
    if (!colon) DIE("usage: mockbroker TOPIC:PARTITIONS…");
    *colon = 0;
    if (rd_kafka_mock_topic_create(cluster, argv[i], atoi(colon + 1), 1))
      DIE("cannot create %s", argv[i]);
  }
  puts(rd_kafka_mock_cluster_bootstraps(cluster));
  fflush(stdout);
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0) {
  }
  rd_kafka_mock_cluster_destroy(cluster);
  rd_kafka_destroy(client);
}
