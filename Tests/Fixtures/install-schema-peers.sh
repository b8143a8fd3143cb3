#!/usr/bin/env bash
# Other JSON Schema implementations, to measure and to compare against: a Python environment in
# .tools/schema-peers. Idempotent and quiet. Prints the interpreter's path; fails where neither the
# environment nor a network is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
environment=.tools/schema-peers
wanted="jsonschema[format]==4.26.0 jsonschema-rs==0.60.0 fastjsonschema==2.22.2"
if [[ "$(cat "$environment/wanted" 2>/dev/null)" != "$wanted" ]]; then
  mkdir -p .tools
  rm -rf "$environment"
  python3 -m venv "$environment" >&2
  # shellcheck disable=SC2086
  "$environment/bin/pip" --quiet --disable-pip-version-check install $wanted >&2
  echo "$wanted" > "$environment/wanted"
fi
echo "$PWD/$environment/bin/python3"
