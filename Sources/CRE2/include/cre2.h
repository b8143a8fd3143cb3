#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// A compiled RE2 expression. Matching with it from several threads at once is safe.
typedef struct cre2_regex cre2_regex;

/// Compiles UTF-8 in RE2's own syntax. On failure NULL, and `error` holds RE2's reason, cut to
/// `error_capacity` bytes with a NUL. `max_memory` bounds the program and its automata in bytes.
cre2_regex *cre2_compile(const char *pattern, size_t count, int64_t max_memory, char *error,
                         size_t error_capacity);
void cre2_free(cre2_regex *regex);
/// Whether the expression matches anywhere in the text. Linear in its length.
bool cre2_matches(const cre2_regex *regex, const char *text, size_t count);

#ifdef __cplusplus
}
#endif
