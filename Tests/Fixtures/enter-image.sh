#!/bin/bash
# Runs the entry point of a mounted image as a container runtime would: as its user without rights,
# on a read-only root, with room in /var/lib/copydesk and /tmp only, and a configuration mounted.
#
#   enter-image.sh ROOT CONFIG ARGUMENT…
#
# Needs root. The process is replaced by the program, so signals reach it.
set -euo pipefail

if [[ ${COPYDESK_TEST_ENTERED:-} != yes ]]; then
  exec env COPYDESK_TEST_ENTERED=yes unshare --mount --propagation private -- "$0" "$@"
fi

root=$1
config=$2
shift 2

mount --bind "$root" "$root"
mkdir -p "$root/etc/copydesk" "$root/proc"
mount -t tmpfs tmpfs "$root/etc/copydesk"
cp "$config" "$root/etc/copydesk/copydesk.yaml"
chmod a+r "$root/etc/copydesk/copydesk.yaml"
mount -t tmpfs -o uid=65532,gid=65532 tmpfs "$root/var/lib/copydesk"
mount -t proc proc "$root/proc"
mount -o remount,bind,ro "$root"

exec env -i COPYDESK_CONFIG=/etc/copydesk/copydesk.yaml \
  "$(command -v chroot)" "$root" /usr/bin/setpriv --reuid 65532 --regid 65532 --clear-groups --no-new-privs \
  --bounding-set=-all --inh-caps=-all \
  /usr/bin/copydesk "$@"
