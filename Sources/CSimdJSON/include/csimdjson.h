#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its tape, string and padded input buffers, which it keeps. One per thread.
typedef struct csj_parser csj_parser;

/// Pointers into the parser's buffers: valid until the next call with the same parser.
typedef struct {
  const uint64_t *tape;   ///< tape[0] is the root word; its low 56 bits: one past the last word
  const uint8_t *strings; ///< at each offset: uint32 length (host order), the bytes, a NUL; 64 readable bytes follow the last
  uint64_t tape_words;
  int32_t error;          ///< 0 = success, else a simdjson::error_code
} csj_document;

/// NULL when memory is short. `max_depth` counts nested arrays and objects.
csj_parser *csj_parser_new(size_t max_document_bytes, size_t max_depth);
void csj_parser_free(csj_parser *parser);
/// Copies the input to the parser's padded buffer and parses it there.
csj_document csj_parse(csj_parser *parser, const void *bytes, size_t count);

#ifdef __cplusplus
}
#endif
