#include "clexicon.h"

// #embed is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char places[] = {
#embed "data/places.tsv"
};
static const unsigned char own_places[] = {
#embed "data/own-places.tsv"
};
static const unsigned char names[] = {
#embed "data/names.tsv"
};
static const unsigned char words[] = {
#embed "data/words.tsv"
};
static const unsigned char organizations[] = {
#embed "data/organizations.tsv"
};
static const unsigned char roles[] = {
#embed "data/roles.tsv"
};
static const unsigned char topics[] = {
#embed "data/topics.tsv"
};

static const clexicon_file files[] = {
    {places, sizeof places},
    {own_places, sizeof own_places},
    {names, sizeof names},
    {words, sizeof words},
    {organizations, sizeof organizations},
    {roles, sizeof roles},
    {topics, sizeof topics},
};

clexicon_file clexicon_at(int index) {
  clexicon_file none = {NULL, 0};
  return index < 0 || index >= (int)(sizeof files / sizeof files[0]) ? none : files[index];
}
