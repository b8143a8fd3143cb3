#pragma once
#include <stdint.h>

/// Calls of malloc and its kin by this process so far, on all threads: this target replaces them by
/// functions that count and pass on to the C library's own.
uint64_t callocations_count(void);
