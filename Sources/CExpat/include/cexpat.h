#pragma once
#include <stddef.h>
#include <stdint.h>

// XML through expat, into a flat list of events. Nothing is ever fetched: external entities and external
// parts of a DTD are left alone, and a document that declares an entity of its own is refused.

typedef enum : uint8_t {
  CEXPAT_START = 1,   // text: the element's name as written, with its prefix
  CEXPAT_ATTRIBUTE,   // text: name; value: value. Follows its element's start
  CEXPAT_TEXT,        // text: characters, references resolved
  CEXPAT_REFERENCE,   // text: name of an entity that only the external DTD declares
  CEXPAT_END,
} cexpat_kind;

// Positions into cexpat_document.text, UTF-8.
typedef struct {
  uint32_t start, length;
  uint32_t value_start, value_length;
  cexpat_kind kind;
} cexpat_event;

typedef enum : uint8_t {
  CEXPAT_OK = 0,
  CEXPAT_MALFORMED,
  CEXPAT_TOO_DEEP,
  CEXPAT_TOO_LARGE,
  CEXPAT_ENTITY,    // declares an entity
  CEXPAT_ENCODING,  // in a character set that is not read
  CEXPAT_MEMORY,
} cexpat_status;

typedef struct {
  uint32_t depth_max;
  uint32_t events_max;
} cexpat_limits;

typedef struct {
  const cexpat_event *events;
  size_t event_count;
  const char *text;
  size_t text_length;
  // Of the fault; lines and columns from 1, bytes from 0.
  uint64_t line, column, byte;
} cexpat_document;

// encoding: NULL for what the document says, else a name that expat knows, windows-1252 or iso-8859-15.
// What `document` holds is released by cexpat_release, after every call.
cexpat_status cexpat_parse(const char *bytes, size_t length, const char *encoding,
                           cexpat_limits limits, cexpat_document *document);

void cexpat_release(cexpat_document *document);
