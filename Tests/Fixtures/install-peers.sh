#!/usr/bin/env bash
# Other implementations of what Copydesk does itself, to measure and to compare against: a Python
# environment in .tools/KIND-peers. Idempotent and quiet. Prints the interpreter's path; fails where
# neither the environment nor a network is there.
#
#   install-peers.sh schema|ledger      validators of JSON Schema; indexes of near-duplicates
set -euo pipefail
cd "$(dirname "$0")/../.."
case "${1-}" in
schema) wanted="jsonschema[format]==4.26.0 jsonschema-rs==0.60.0 fastjsonschema==2.22.2" ;;
ledger) wanted="datasketch==2.0.0 rensa==0.5.0" ;;
*)
  echo "usage: install-peers.sh schema|ledger" >&2
  exit 64
  ;;
esac
environment=.tools/$1-peers
if [[ "$(cat "$environment/wanted" 2>/dev/null)" != "$wanted" ]]; then
  mkdir -p .tools
  rm -rf "$environment"
  python3 -m venv "$environment" >&2
  # shellcheck disable=SC2086
  "$environment/bin/pip" --quiet --disable-pip-version-check install $wanted >&2
  echo "$wanted" > "$environment/wanted"
fi
echo "$PWD/$environment/bin/python3"
