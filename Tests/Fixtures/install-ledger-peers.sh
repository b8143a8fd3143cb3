#!/usr/bin/env bash
# Other near-duplicate indexes, to measure against: a Python environment in .tools/ledger-peers.
# Idempotent and quiet. Prints the interpreter's path; fails where neither the environment nor a
# network is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
environment=.tools/ledger-peers
wanted="datasketch==2.0.0 rensa==0.5.0"
if [[ "$(cat "$environment/wanted" 2>/dev/null)" != "$wanted" ]]; then
  mkdir -p .tools
  rm -rf "$environment"
  python3 -m venv "$environment" >&2
  # shellcheck disable=SC2086
  "$environment/bin/pip" --quiet --disable-pip-version-check install $wanted >&2
  echo "$wanted" > "$environment/wanted"
fi
echo "$PWD/$environment/bin/python3"
