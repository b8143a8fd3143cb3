#!/bin/bash
# Runs the test targets, the quickest first, and closes with the counts of all of them.
#
#   run-tests.sh [TARGET…]      without targets: all of them
#
# Expects them to be built (swift build --build-tests) and COPYDESK_BINARY to name the program that
# the end-to-end tests run. Ends with 1 if a test failed, a target ran out of time or had no test.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

# Target, minutes that it may take, and whether its tests may run side by side.
all=(
  'TidyTests 5 parallel'
  'TelemetryTests 5 parallel'
  'JSONTests 5 parallel'
  'JSONSchemaTests 10 parallel'
  'StoriesTests 10 parallel'
  'PipelineTests 5 parallel'
  'ServiceTests 10 parallel'
  'SimulationTests 10 parallel'
  'KafkaTests 15 serial'
  'EndToEndTests 30 serial'
)

passed=0
failed=0
skipped=0
troubled=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

run() {
  local target=$1 minutes=$2 order=$3
  local flags=(--skip-build --disable-xctest --filter "^$target\\.")
  [[ $order == serial ]] && flags+=(--no-parallel)
  local began=$SECONDS code=0
  timeout --kill-after=10 "${minutes}m" swift test "${flags[@]}" >"$log" 2>&1 || code=$?

  local ran bad left good
  ran=$(sed -nE 's/^. Test run with ([0-9]+) tests? .*/\1/p' "$log" | tail -1)
  bad=$(grep -cE '^✘ Test .* failed after [0-9.]+ seconds' "$log")
  left=$(grep -cE '^➜ Test .* skipped' "$log")
  # The closing line of a failing run reads like a failing test.
  grep -qE '^✘ Test run with ' "$log" && bad=$((bad - 1))
  good=$((${ran:-0} - bad - left))

  if ((code == 0 && good > 0)); then
    printf '%-16s %4d passed  %4d s\n' "$target" "$good" $((SECONDS - began))
  else
    # A run that died counts as one failure more: the test that it died in has no line.
    [[ -z $ran ]] && bad=$((bad + 1)) && good=$(grep -cE '^✔ Test .* passed after [0-9.]+ seconds' "$log")
    ((bad == 0)) && bad=1
    troubled+=("$target")
    printf '%-16s %4d passed  %4d failed  %4d s\n' "$target" "$good" "$bad" $((SECONDS - began))
    ((code == 124 || code == 137)) && echo "  ran out of its $minutes minutes"
    grep -vE '^(✔|◇|\[)' "$log" | tail -n 200 | sed 's/^/  /'
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  skipped=$((skipped + left))
}

for line in "${all[@]}"; do
  read -r target minutes order <<<"$line"
  if (($# == 0)) || [[ " $* " == *" $target "* ]]; then
    run "$target" "$minutes" "$order"
  fi
done

echo
((${#troubled[@]} == 0)) || echo "In trouble: ${troubled[*]}"
if ((skipped > 0)); then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
((failed == 0 && passed > 0))
