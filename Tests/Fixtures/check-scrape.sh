#!/bin/bash
# Holds a running service's metrics against promtool, and has a real Prometheus scrape them.
#
#   check-scrape.sh HOST:PORT
#
# Needs Debian's prometheus (install-packages.sh lint).
set -euo pipefail

address=$1
work=$(mktemp -d)
prometheus=
# shellcheck disable=SC2317  # the trap calls it
finish() {
  [[ -n $prometheus ]] && kill "$prometheus" && wait "$prometheus"
  rm -rf "$work"
}
trap finish EXIT

curl --silent --fail "http://$address/metrics" >"$work/metrics"
promtool check metrics <"$work/metrics"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$work/prometheus.yml" <<YAML
global: {scrape_interval: 1s}
scrape_configs:
  - job_name: copydesk
    static_configs: [{targets: ["$address"]}]
YAML
prometheus --config.file "$work/prometheus.yml" --storage.tsdb.path "$work/data" \
  --web.listen-address "127.0.0.1:$port" --log.level error &
prometheus=$!

ask() {
  curl --silent --get "http://127.0.0.1:$port/api/v1/query" --data-urlencode "query=$1"
}
for _ in $(seq 60); do
  answer=$(ask 'up{job="copydesk"} == 1 and on() sum(copydesk_consumed_records_total) > 0' || true)
  if grep -q '"value":' <<<"$answer"; then
    exit 0
  fi
  sleep 0.5
done
echo "check-scrape: Prometheus did not see the service: $answer" >&2
exit 1
