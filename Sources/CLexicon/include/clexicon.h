#pragma once
#include <stddef.h>

// The lexicon's tables as part of the program. Not zero-terminated; they live as long as the process.
typedef struct {
  const unsigned char *bytes;
  size_t length;
} clexicon_file;

// In this order: places, own places, names, words, organizations, roles, topics; beyond them, nothing.
clexicon_file clexicon_at(int index);
