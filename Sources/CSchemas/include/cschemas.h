#pragma once
#include <stddef.h>

// The files of Schemas/ as part of the program. Not zero-terminated; they live as long as the process.
typedef struct {
  const char *name;  // "raw-story/1"
  const unsigned char *bytes;
  size_t length;
} cschemas_file;

int cschemas_count(void);

// index from 0; outside of the range, a file without name and bytes.
cschemas_file cschemas_at(int index);

// The files of Schemas/profiles, as YAML; named like the file without its ending, in order of names.
int cschemas_profile_count(void);

// index from 0; outside of the range, a file without name and bytes.
cschemas_file cschemas_profile_at(int index);
