#!/bin/bash
# Installs the Debian packages that Copydesk is built and tested with, as root or through sudo.
# Quiet, and does nothing at all when they are there.
#
#   install-packages.sh [build|lint]     build: without what only the tests need; lint: with what
#                                        lint-deploy.sh needs
set -euo pipefail

packages=(
  librdkafka-dev libsimdjson-dev libcld2-dev libxxhash-dev libre2-dev libexpat1-dev # the C libraries
  pkg-config                                                                       # finds them
)
if [[ ${1:-} != build ]]; then
  packages+=(python3-venv) # holds the test broker
fi

if [[ ${1:-} == lint ]]; then
  packages+=(prometheus shellcheck)
fi

# Swift itself needs a C++ standard library to build C++; most installations have one.
if ! compgen -G '/usr/include/c++/*/vector' >/dev/null; then
  packages+=(g++)
fi

missing=()
for package in "${packages[@]}"; do
  if [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]]; then
    missing+=("$package")
  fi
done
if ((${#missing[@]} == 0)); then
  exit 0
fi

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "install-packages: needs root for: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "Installing Debian packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! {
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}"
} >"$log" 2>&1; then
  cat "$log" >&2
  echo "install-packages: apt-get failed" >&2
  exit 1
fi
