#include "clanguage.h"

#include <cstdio>  // compact_lang_det.h names FILE without including it.

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

// The Ext call: the plain ones answer English where nothing is known.
extern "C" clanguage_guess clanguage_detect(const char *utf8, int32_t count) {
  CLD2::Language languages[3];
  int percents[3];
  int text_bytes = 0;
  int valid_bytes = 0;
  double scores[3];
  bool reliable = false;
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      utf8, count, /*is_plain_text=*/true, &hints, /*flags=*/0, languages, percents, scores,
      /*resultchunkvector=*/nullptr, &text_bytes, &reliable, &valid_bytes);
  clanguage_guess guess;
  guess.code = CLD2::LanguageCode(languages[0]);
  guess.percent = percents[0];
  guess.reliable = reliable;
  return guess;
}
