#!/bin/bash
# What each step of a story costs, on stories that the program generates.
#
#   stories.sh BUILD [STORIES] [ROUNDS]      BUILD: the folder of copydesk and story-bench
set -euo pipefail

stories=$(mktemp)
trap 'rm -f "$stories"' EXIT
"$1/copydesk" bench stories --count "${2:-2000}" >"$stories"
"$1/story-bench" "$stories" "${3:-5}"
