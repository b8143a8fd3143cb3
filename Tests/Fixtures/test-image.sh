#!/bin/bash
# Runs the image's own entry point against a real server, and says how large the image is and which
# packages it holds.
#
#   test-image.sh [IMAGE]       IMAGE: as `make image` names it, copydesk by default
#
# Needs root, buildah, and the tests built (swift build --build-tests).
set -euo pipefail
cd "$(dirname "$0")/../.." || exit 1

image=${1:-copydesk}
container=$(buildah from --pull-never "$image")
trap 'buildah rm "$container" >/dev/null' EXIT
root=$(buildah mount "$container")

entry=$(buildah inspect --type image --format '{{.OCIv1.Config.Entrypoint}}' "$image")
if [[ $entry != '[/usr/bin/copydesk]' ]]; then
  echo "test-image: the entry point is $entry" >&2
  exit 1
fi

# Only Docker's format has one.
health=$(buildah inspect --type image --format '{{.Docker.Config.Healthcheck}}' "$image")
if [[ $health != *'/usr/bin/copydesk health --live'* ]]; then
  echo "test-image: the health check is $health" >&2
  exit 1
fi

COPYDESK_TEST_IMAGE_ROOT=$root \
  swift test --skip-build --disable-xctest --no-parallel --filter 'EndToEndTests\.ImageTests'

echo "size: $(du --summarize --block-size=M "$root" | cut -f1) unpacked," \
  "$(du --block-size=M "$root/usr/bin/copydesk" | cut -f1) of it the program"
echo "user: $(buildah inspect --type image --format '{{.OCIv1.Config.User}}' "$image")"
# shellcheck disable=SC2016  # dpkg-query's own fields
chroot "$root" dpkg-query --show --showformat '${Package} ${Version}\n'
