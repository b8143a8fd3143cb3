#pragma once
// Header-only: the runtime image needs no libxxhash.
#define XXH_INLINE_ALL
#include <xxhash.h>

// XXH_INLINE_ALL renames the functions by macro, which Swift cannot see.
typedef struct {
  uint64_t low, high;
} cxxh_128;

static inline uint64_t cxxh3_64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

static inline cxxh_128 cxxh3_128(const void *bytes, size_t count) {
  XXH128_hash_t hash = XXH3_128bits(bytes, count);
  cxxh_128 result = {hash.low64, hash.high64};
  return result;
}
