#!/bin/sh
# Installs the test broker into .tools/venv below the package root. Quiet, and free when it is there.
set -eu
version=0.2.3
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
venv="$root/.tools/venv"
if ! "$venv/bin/python" -c "
import importlib.metadata as m, sys
sys.exit(m.version('noida-db') != '$version')" 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "noida-db==$version"
fi
