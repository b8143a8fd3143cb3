#!/bin/bash
# Makes the two base images of deploy/Dockerfile from what is on this machine, for places where none
# can be pulled: Debian by debootstrap, and the same with this machine's Swift.
#
#   local-base-images.sh        then: make image IMAGEFLAGS="$(local-base-images.sh --flags)"
#
# Needs root, debootstrap and buildah.
set -euo pipefail

debian=localhost/copydesk-base-debian
swift=localhost/copydesk-base-swift
cache=${XDG_CACHE_HOME:-$HOME/.cache}/org.swift.swiftpm

if [[ ${1:-} == --flags ]]; then
  # The cache of Swift packages stands in for the network.
  echo "--isolation chroot --pull-never --build-arg SWIFT_IMAGE=$swift" \
    "--build-arg RUNTIME_IMAGE=$debian --volume $cache:/var/cache/swiftpm"
  exit 0
fi

has() { buildah images --format '{{.Name}}' | grep -qxF "$1"; }

if ! has "$debian"; then
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  debootstrap --variant=minbase bookworm "$root" >/dev/null
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  container=$(buildah from scratch)
  buildah add --quiet "$container" "$root" /
  buildah config --cmd /bin/bash "$container"
  buildah commit --quiet --rm "$container" "$debian"
fi

if ! has "$swift"; then
  toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
  container=$(buildah from --pull-never "$debian")
  # What Swift's own image for Debian installs.
  buildah run --isolation chroot "$container" -- bash -c 'apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      binutils ca-certificates git gnupg2 libc6-dev libcurl4-openssl-dev libedit2 libgcc-12-dev \
      libncurses-dev libpython3-dev libsqlite3-0 libstdc++-12-dev libxml2-dev libz3-dev pkg-config \
      tzdata zlib1g-dev' >/dev/null
  buildah add --quiet "$container" "$toolchain" /usr
  buildah commit --quiet --rm "$container" "$swift"
fi
