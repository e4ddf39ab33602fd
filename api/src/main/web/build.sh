#!/bin/sh
# build.sh WORK OUT: bundles the live page into OUT, with npm in WORK. Where npm or its packages are not to be had it says
# so, and the server answers without the page; with LOCKSTEP_PAGE=required that is a failure.
set -eu
LC_ALL=C
export LC_ALL
sources=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$1" "$2"
work=$(CDPATH='' cd -- "$1" && pwd)
out=$(CDPATH='' cd -- "$2" && pwd)

stamp=$(cd "$sources" && cksum package-lock.json build.mjs src/* | cksum)
if [ -f "$out/stamp" ] && [ "$(cat "$out/stamp")" = "$stamp" ]; then exit 0; fi
rm -f "$out"/*

without() {
  echo "The live page is not built: $1." >&2
  if [ "${LOCKSTEP_PAGE:-}" = required ]; then exit 1; else exit 0; fi
}

command -v npm >/dev/null 2>&1 || without "npm is not here"
rm -rf "$work/src"
cp -R "$sources/package.json" "$sources/package-lock.json" "$sources/build.mjs" "$sources/src" "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-timeout=30000 >npm.log 2>&1 ||
  without "its packages cannot be had ($work/npm.log)"
node build.mjs "$out" # a mistake in the page itself is always a failure
echo "$stamp" >"$out/stamp"
