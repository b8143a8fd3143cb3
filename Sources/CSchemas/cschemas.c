#include "cschemas.h"

// #embed is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char raw_story_1[] = {
#embed "../../Schemas/raw-story/1.json"
};
static const unsigned char raw_story_2[] = {
#embed "../../Schemas/raw-story/2.json"
};
static const unsigned char ninjs_1[] = {
#embed "../../Schemas/ninjs/1.json"
};
static const unsigned char ninjs_2[] = {
#embed "../../Schemas/ninjs/2.json"
};
static const unsigned char ninjs_3[] = {
#embed "../../Schemas/ninjs/3.json"
};
static const unsigned char profile_1[] = {
#embed "../../Schemas/profile/1.json"
};
static const unsigned char article_1[] = {
#embed "../../Schemas/article/1.json"
};
static const unsigned char duplicate_1[] = {
#embed "../../Schemas/duplicate/1.json"
};
static const unsigned char dead_letter_1[] = {
#embed "../../Schemas/dead-letter/1.json"
};
static const unsigned char geojson_1[] = {
#embed "../../Schemas/geojson/1.json"
};
static const unsigned char configuration_1[] = {
#embed "../../Schemas/configuration/1.json"
};

static const cschemas_file files[] = {
    {"raw-story/1", raw_story_1, sizeof raw_story_1},
    {"raw-story/2", raw_story_2, sizeof raw_story_2},
    {"ninjs/1", ninjs_1, sizeof ninjs_1},
    {"ninjs/2", ninjs_2, sizeof ninjs_2},
    {"ninjs/3", ninjs_3, sizeof ninjs_3},
    {"profile/1", profile_1, sizeof profile_1},
    {"article/1", article_1, sizeof article_1},
    {"duplicate/1", duplicate_1, sizeof duplicate_1},
    {"dead-letter/1", dead_letter_1, sizeof dead_letter_1},
    {"geojson/1", geojson_1, sizeof geojson_1},
    {"configuration/1", configuration_1, sizeof configuration_1},
};

int cschemas_count(void) { return sizeof files / sizeof files[0]; }

cschemas_file cschemas_at(int index) {
  cschemas_file none = {NULL, NULL, 0};
  return index < 0 || index >= cschemas_count() ? none : files[index];
}
