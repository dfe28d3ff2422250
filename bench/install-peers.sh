#!/usr/bin/env bash
# Installs the linters that ghcr-lint is measured against into a folder. Needs Go and Python.
#   bench/install-peers.sh /tmp/peers && PATH="/tmp/peers/bin:$PATH" pnpm bench FOLDER
set -euo pipefail

if [ $# -ne 1 ]; then
  echo "usage: bench/install-peers.sh FOLDER" >&2
  exit 2
fi
mkdir -p "$1/bin"
folder=$(cd "$1" && pwd)

GOBIN="$folder/bin" go install github.com/rhysd/actionlint/cmd/actionlint@latest
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --upgrade zizmor
ln -sf "$folder/python/bin/zizmor" "$folder/bin/zizmor"

"$folder/bin/actionlint" -version
"$folder/bin/zizmor" --version
