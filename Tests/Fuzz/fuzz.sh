#!/usr/bin/env bash
# Coverage-guided fuzzing: fuzz.sh json|schema SECONDS. What it finds new goes to
# .build/corpus-*; what crashes to .build/crash-*. `fuzz.sh minimize json|schema` writes the
# smallest set with the same coverage into corpus/.
set -euo pipefail
cd "$(dirname "$0")"
build() { nice -n 10 swift build --product "$1" >&2; }
name() { [[ "$1" == json ]] && echo FuzzJSON || echo FuzzSchema; }
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
if [[ "$1" == minimize ]]; then
  product=$(name "$2"); build "$product"
  mkdir -p "corpus/$2.new"
  ".build/debug/$product" -set_cover_merge=1 -max_len=4096 "corpus/$2.new" "corpus/$2" ".build/corpus-$2"
  rm -rf "corpus/$2" && mv "corpus/$2.new" "corpus/$2"
else
  product=$(name "$1"); build "$product"
  mkdir -p ".build/corpus-$1"
  words=(); [[ -f "$1.dict" ]] && words=("-dict=$1.dict")
  nice -n 19 ".build/debug/$product" "-max_total_time=$2" -max_len=4096 -timeout=10 -rss_limit_mb=3000 \
    -print_final_stats=1 "-artifact_prefix=.build/crash-$1-" "${words[@]}" \
    ".build/corpus-$1" "corpus/$1"
fi
