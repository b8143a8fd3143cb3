#include "cexpat.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
  XML_Parser parser;
  cexpat_limits limits;
  cexpat_status status;
  uint32_t depth;
  cexpat_event *events;
  size_t event_count, event_room;
  char *text;
  size_t text_length, text_room;
} state;

static void stop(state *s, cexpat_status status) {
  if (s->status == CEXPAT_OK) s->status = status;
  XML_StopParser(s->parser, XML_FALSE);
}

static int reserve_text(state *s, size_t length) {
  if (s->text_length + length <= s->text_room) return 1;
  size_t room = (s->text_room + length) * 2;
  char *text = room <= UINT32_MAX ? realloc(s->text, room) : NULL;
  if (!text) {
    stop(s, room <= UINT32_MAX ? CEXPAT_MEMORY : CEXPAT_TOO_LARGE);
    return 0;
  }
  s->text = text;
  s->text_room = room;
  return 1;
}

static uint32_t put_text(state *s, const char *text, size_t length) {
  uint32_t start = (uint32_t)s->text_length;
  if (!reserve_text(s, length)) return start;
  memcpy(s->text + s->text_length, text, length);
  s->text_length += length;
  return start;
}

static cexpat_event *put_event(state *s, cexpat_kind kind) {
  if (s->event_count == s->limits.events_max) {
    stop(s, CEXPAT_TOO_LARGE);
    return NULL;
  }
  if (s->event_count == s->event_room) {
    size_t room = s->event_room ? s->event_room * 2 : 256;
    cexpat_event *events = realloc(s->events, room * sizeof *events);
    if (!events) {
      stop(s, CEXPAT_MEMORY);
      return NULL;
    }
    s->events = events;
    s->event_room = room;
  }
  cexpat_event *event = s->events + s->event_count++;
  *event = (cexpat_event){.kind = kind, .start = (uint32_t)s->text_length};
  return event;
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
  state *s = data;
  if (s->status != CEXPAT_OK) return;
  if (++s->depth > s->limits.depth_max) {
    stop(s, CEXPAT_TOO_DEEP);
    return;
  }
  cexpat_event *event = put_event(s, CEXPAT_START);
  if (!event) return;
  event->length = (uint32_t)strlen(name);
  put_text(s, name, event->length);
  for (size_t i = 0; attributes[i] && s->status == CEXPAT_OK; i += 2) {
    event = put_event(s, CEXPAT_ATTRIBUTE);
    if (!event) return;
    event->length = (uint32_t)strlen(attributes[i]);
    event->value_length = (uint32_t)strlen(attributes[i + 1]);
    event->start = put_text(s, attributes[i], event->length);
    event->value_start = put_text(s, attributes[i + 1], event->value_length);
  }
}

static void on_end(void *data, const XML_Char *name) {
  (void)name;
  state *s = data;
  if (s->status != CEXPAT_OK) return;
  s->depth--;
  put_event(s, CEXPAT_END);
}

static void on_text(void *data, const XML_Char *text, int length) {
  state *s = data;
  if (s->status != CEXPAT_OK || length <= 0) return;
  cexpat_event *last = s->event_count ? s->events + s->event_count - 1 : NULL;
  if (!last || last->kind != CEXPAT_TEXT) last = put_event(s, CEXPAT_TEXT);
  if (!last) return;
  put_text(s, text, (size_t)length);
  if (s->status == CEXPAT_OK) last->length += (uint32_t)length;
}

static void on_skipped_entity(void *data, const XML_Char *name, int is_parameter) {
  state *s = data;
  if (s->status != CEXPAT_OK || is_parameter) return;
  cexpat_event *event = put_event(s, CEXPAT_REFERENCE);
  if (!event) return;
  event->length = (uint32_t)strlen(name);
  put_text(s, name, event->length);
}

static void on_entity_declaration(void *data, const XML_Char *name, int is_parameter,
                                  const XML_Char *value, int value_length, const XML_Char *base,
                                  const XML_Char *system, const XML_Char *public,
                                  const XML_Char *notation) {
  (void)name, (void)is_parameter, (void)value, (void)value_length;
  (void)base, (void)system, (void)public, (void)notation;
  stop(data, CEXPAT_ENTITY);
}

// 0x80 to 0x9F of windows-1252; what is not assigned stays a control character.
static const int windows[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

static int on_unknown_encoding(void *data, const XML_Char *name, XML_Encoding *encoding) {
  state *s = data;
  int is_windows = !strcasecmp(name, "windows-1252") || !strcasecmp(name, "cp1252");
  if (!is_windows && strcasecmp(name, "iso-8859-15")) {
    s->status = CEXPAT_ENCODING;
    return XML_STATUS_ERROR;
  }
  for (int i = 0; i < 256; i++) encoding->map[i] = i;
  if (is_windows) {
    for (int i = 0; i < 32; i++) encoding->map[0x80 + i] = windows[i];
  } else {
    static const int latin9[][2] = {{0xA4, 0x20AC}, {0xA6, 0x160}, {0xA8, 0x161}, {0xB4, 0x17D},
                                    {0xB8, 0x17E},  {0xBC, 0x152}, {0xBD, 0x153}, {0xBE, 0x178}};
    for (size_t i = 0; i < sizeof latin9 / sizeof *latin9; i++) {
      encoding->map[latin9[i][0]] = latin9[i][1];
    }
  }
  encoding->data = NULL;
  encoding->convert = NULL;
  encoding->release = NULL;
  return XML_STATUS_OK;
}

static cexpat_status outcome(state *s, enum XML_Status parsed) {
  if (s->status != CEXPAT_OK) return s->status;
  if (parsed == XML_STATUS_OK) return CEXPAT_OK;
  switch (XML_GetErrorCode(s->parser)) {
    case XML_ERROR_NO_MEMORY: return CEXPAT_MEMORY;
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING: return CEXPAT_ENCODING;
    default: return CEXPAT_MALFORMED;
  }
}

cexpat_status cexpat_parse(const char *bytes, size_t length, const char *encoding,
                           cexpat_limits limits, cexpat_document *document) {
  *document = (cexpat_document){0};
  if (length > INT32_MAX) return CEXPAT_TOO_LARGE;
  state s = {.parser = XML_ParserCreate(encoding), .limits = limits};
  if (!s.parser) return CEXPAT_MEMORY;
  XML_SetUserData(s.parser, &s);
  XML_SetElementHandler(s.parser, on_start, on_end);
  XML_SetCharacterDataHandler(s.parser, on_text);
  XML_SetSkippedEntityHandler(s.parser, on_skipped_entity);
  XML_SetEntityDeclHandler(s.parser, on_entity_declaration);
  XML_SetUnknownEncodingHandler(s.parser, on_unknown_encoding, &s);
  enum XML_Status parsed = XML_Parse(s.parser, bytes, (int)length, 1);
  cexpat_status status = outcome(&s, parsed);
  document->line = XML_GetCurrentLineNumber(s.parser);
  document->column = XML_GetCurrentColumnNumber(s.parser) + 1;
  XML_Index byte = XML_GetCurrentByteIndex(s.parser);
  document->byte = byte < 0 ? 0 : (uint64_t)byte;
  XML_ParserFree(s.parser);
  document->events = s.events;
  document->event_count = s.event_count;
  document->text = s.text;
  document->text_length = s.text_length;
  return status;
}

void cexpat_release(cexpat_document *document) {
  free((void *)document->events);
  free((void *)document->text);
  *document = (cexpat_document){0};
}
