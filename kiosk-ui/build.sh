#!/bin/sh
# Builds or checks the screens with the installed Node and npm: build.sh build|check
set -eu
cd "$(dirname "$0")"
major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || major=
if [ -z "$major" ] || [ "$major" -lt 20 ] || ! command -v npm >/dev/null; then
  echo "The screens need Node 20 or later with npm, and here is ${major:-none}: install it (https://nodejs.org) and build again." >&2
  exit 1
fi
case "$1" in
  build)
    # npm ci again only when the lock file has changed since the last time.
    if [ ! -f node_modules/.installed ] || ! cmp -s package-lock.json node_modules/.installed; then
      npm ci --no-audit --no-fund --loglevel=error
      mkdir -p node_modules
      cp package-lock.json node_modules/.installed
    fi
    npm run --silent build
    ;;
  check)
    npm run --silent check
    npm run --silent test
    ;;
esac
