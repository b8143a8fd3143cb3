// Appends records to a topic's first partition and waits until the broker has them.
//
//   append BOOTSTRAP TOPIC FILE
//
// FILE has records one after the other, each behind its count of bytes (4, little-endian). Prints how many
// records and bytes they were.

#include "bench.h"
#include <stdint.h>

enum { record_bytes_max = 4 << 20, timeout_ms = 60000 };

static void delivered(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque) {
  (void)client, (void)opaque;
  if (message->err) DIE("append: delivery: %s", rd_kafka_err2str(message->err));
}

int main(int argc, char **argv) {
  if (argc != 4) DIE("usage: append BOOTSTRAP TOPIC FILE");
  FILE *file = fopen(argv[3], "rb");
  if (!file) DIE("append: cannot open %s", argv[3]);
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", argv[1]);
  set(conf, "message.max.bytes", "8000000");
  set(conf, "enable.idempotence", "true");
  rd_kafka_conf_set_dr_msg_cb(conf, delivered);
  rd_kafka_t *producer = open_client(RD_KAFKA_PRODUCER, conf);
  partitions_of(producer, argv[2]);
  char *record = malloc(record_bytes_max);
  if (!record) DIE("append: no memory");
  long records = 0, bytes = 0;
  uint8_t head[4];
  while (fread(head, 1, 4, file) == 4) {
    uint32_t count = head[0] | head[1] << 8 | head[2] << 16 | (uint32_t)head[3] << 24;
    if (count > record_bytes_max || fread(record, 1, count, file) != count)
      DIE("append: not a file of records");
    rd_kafka_resp_err_t error;
    while ((error = rd_kafka_producev(
                producer, RD_KAFKA_V_TOPIC(argv[2]), RD_KAFKA_V_PARTITION(0),
                RD_KAFKA_V_VALUE(record, count), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                RD_KAFKA_V_END)) == RD_KAFKA_RESP_ERR__QUEUE_FULL)
      rd_kafka_poll(producer, 100);
    if (error) DIE("append: %s", rd_kafka_err2str(error));
    rd_kafka_poll(producer, 0);
    records++;
    bytes += count;
  }
  if (rd_kafka_flush(producer, timeout_ms)) DIE("append: the broker does not take the records");
  printf("{\"records\":%ld,\"bytes\":%ld}\n", records, bytes);
  rd_kafka_destroy(producer);
  free(record);
  fclose(file);
  return 0;
}
