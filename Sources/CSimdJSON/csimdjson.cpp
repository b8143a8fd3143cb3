#include "csimdjson.h"

#include <new>
#include <simdjson.h>

struct csj_parser {
  simdjson::dom::parser parser;
  explicit csj_parser(size_t capacity) : parser(capacity) {}
};

extern "C" {

csj_parser *csj_parser_new(size_t max_document_bytes, size_t max_depth) {
  auto *made = new (std::nothrow) csj_parser(max_document_bytes);
  if (made == nullptr) return nullptr;
  // simdjson grows its buffers with the documents; the depth is kept while they grow.
  size_t first = max_document_bytes < 16384 ? max_document_bytes : 16384;
  if (made->parser.allocate(first, max_depth) != simdjson::SUCCESS) {
    delete made;
    return nullptr;
  }
  return made;
}

void csj_parser_free(csj_parser *parser) { delete parser; }

csj_document csj_parse(csj_parser *parser, const void *bytes, size_t count) {
  csj_document out{};
  auto result = parser->parser.parse(static_cast<const uint8_t *>(bytes), count, true);
  out.error = static_cast<int32_t>(result.error());
  if (out.error != 0) return out;
  out.tape = parser->parser.doc.tape.get();
  out.strings = parser->parser.doc.string_buf.get();
  out.tape_words = out.tape[0] & 0x00FFFFFFFFFFFFFFull;
  return out;
}

}  // extern "C"
