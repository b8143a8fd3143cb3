#pragma once
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 makes of a text: its first guess and how sure it is.
typedef struct {
  /// CLD2's code of the language, a static string; "un" = unknown.
  const char *code;
  /// Share of the text in that language, 0 to 100.
  int32_t percent;
  /// CLD2's own word on whether the guess may be relied on.
  bool reliable;
} clanguage_guess;

/// Detects the language of `count` bytes of UTF-8. Reads nothing beyond them, keeps nothing, and
/// stops at the first invalid sequence. May be called from any thread.
clanguage_guess clanguage_detect(const char *utf8, int32_t count);

#ifdef __cplusplus
}
#endif
