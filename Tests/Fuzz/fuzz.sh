#!/usr/bin/env bash
# Coverage-guided fuzzing.
#
#   fuzz.sh TARGET SECONDS      fuzzes; what is new goes to .build/corpus-TARGET, what fails to
#                               .build/crash-TARGET-*
#   fuzz.sh minimize TARGET     writes the smallest set with the same coverage into corpus/TARGET
#   fuzz.sh replay TARGET FILE… runs single inputs
#
# Targets: json schema raw-story ninjs nitf newsml-g2 iptc7901 anpa text html
#
# A failure is a crash, a report of the sanitizer, ten seconds on one input of at most 4 KiB, one
# allocation of 256 MiB, or 1.5 GB in all.
set -euo pipefail
cd "$(dirname "$0")"
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1:quarantine_size_mb=64
limits=(-max_len=4096 -timeout=10 -rss_limit_mb=1500 -malloc_limit_mb=256)

build() { nice -n 10 swift build -c release --product Fuzz >&2; }
fuzz() { FUZZ_TARGET=$target nice -n 15 .build/release/Fuzz "${limits[@]}" "$@"; }

# The words of a target, and those of its family.
words() {
  case $target in
    json | schema | nitf | newsml-g2) echo "-dict=dictionaries/$target.dict" ;;
    raw-story | ninjs) echo "-dict=dictionaries/stories.dict" ;;
    iptc7901 | anpa) echo "-dict=dictionaries/wires.dict" ;;
    text | html) echo "-dict=dictionaries/text.dict" ;;
  esac
}

case $1 in
  minimize)
    target=$2
    build
    rm -rf ".build/minimized-$target"
    mkdir -p ".build/minimized-$target" ".build/corpus-$target"
    fuzz -set_cover_merge=1 ".build/minimized-$target" "corpus/$target" ".build/corpus-$target"
    rm -f "corpus/$target"/*
    mv ".build/minimized-$target"/* "corpus/$target"
    ;;
  replay)
    target=$2
    build
    fuzz "${@:3}"
    ;;
  *)
    target=$1
    build
    mkdir -p ".build/corpus-$target"
    fuzz "-max_total_time=$2" -print_final_stats=1 "-artifact_prefix=.build/crash-$target-" "$(words)" \
      ".build/corpus-$target" "corpus/$target"
    ;;
esac
