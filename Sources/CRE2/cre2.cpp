#include "cre2.h"

#include <cstring>
#include <new>
#include <re2/re2.h>

struct cre2_regex {
  re2::RE2 expression;
  cre2_regex(re2::StringPiece pattern, const re2::RE2::Options &options)
      : expression(pattern, options) {}
};

extern "C" {

cre2_regex *cre2_compile(const char *pattern, size_t count, int64_t max_memory, char *error,
                         size_t error_capacity) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(max_memory);
  auto *made = new (std::nothrow) cre2_regex(re2::StringPiece(pattern, count), options);
  if (made != nullptr && made->expression.ok()) return made;
  if (error_capacity > 0) {
    const char *reason = made == nullptr ? "out of memory" : made->expression.error().c_str();
    std::strncpy(error, reason, error_capacity - 1);
    error[error_capacity - 1] = '\0';
  }
  delete made;
  return nullptr;
}

void cre2_free(cre2_regex *regex) { delete regex; }

bool cre2_matches(const cre2_regex *regex, const char *text, size_t count) {
  return regex->expression.Match(re2::StringPiece(text, count), 0, count, re2::RE2::UNANCHORED,
                                 nullptr, 0);
}

}  // extern "C"
