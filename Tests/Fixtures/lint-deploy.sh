#!/bin/bash
# Holds deploy/ and the shell scripts against the tools of their trade. Quiet when all is well.
#
#   lint-deploy.sh
#
# Needs what install-lint-tools.sh installs.
set -euo pipefail
cd "$(dirname "$0")/../.." || exit 1
PATH=$PWD/.tools/lint/bin:$PATH

manifests=$(mktemp)
trap 'rm -f "$manifests"' EXIT

hadolint deploy/Dockerfile
yamllint --strict --config-file deploy/.yamllint.yaml deploy
promtool check rules deploy/prometheus/rules.yml >/dev/null
promtool check config --syntax-only deploy/prometheus/prometheus.yml >/dev/null
promtool test rules deploy/prometheus/rules_test.yml
kubectl kustomize deploy/kubernetes >"$manifests"
# Kinds that Kubernetes itself does not know (KEDA's, Prometheus Operator's) are warned of, no more.
kubernetes-validate --quiet "$manifests"
find Tests deploy .ci -name '*.sh' -print0 | xargs -0 shellcheck
