# Sourced by the commands in bin/: brings a fresh clone to the point where they can run, and does nothing when nothing
# has changed since. Needs bash, git, npm and any Node; everything else it fetches into the project's own folders.
#
# Words about progress go to the standard error output, so that what a command prints stays its own.

set -euo pipefail

PINNED_NODE=26.10.0
LEAST_NODE_MAJOR=26
# Used only where the machine's own npm does not run under the pinned Node.
PINNED_NPM=11.19.1

ROOT=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

say() { printf '%s\n' "$*" >&2; }

give_up() {
  say "$*"
  exit 1
}

# A folder for what is fetched: the project's .cache, or the user's own where the project cannot be written.
find_cache() {
  if mkdir -p "$ROOT/.cache" 2>/dev/null && [ -w "$ROOT/.cache" ]; then
    CACHE=$ROOT/.cache
  else
    CACHE=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/sportello
    mkdir -p "$CACHE" 2>/dev/null || give_up "Neither $ROOT/.cache nor $CACHE can be written: make one of them writable."
  fi
}

# step WORDS COMMAND... runs the command out of sight, says how long it takes, and shows its last words when it fails.
step() {
  local words=$1 log began=$SECONDS told=0 code=0
  shift
  log=$(mktemp "$CACHE/step.XXXXXX")
  local wheel=1
  [ -t 2 ] || wheel=0
  if [ $wheel = 1 ]; then printf '%s …' "$words" >&2; else say "$words …"; fi
  "$@" >"$log" 2>&1 </dev/null &
  local worker=$!
  while kill -0 $worker 2>/dev/null; do
    sleep 0.1
    local passed=$((SECONDS - began))
    [ $passed -gt $told ] || continue
    told=$passed
    if [ $wheel = 1 ]; then
      printf '\r%s … %s s' "$words" "$passed" >&2
    elif [ $((passed % 10)) = 0 ]; then
      say "$words … $passed s"
    fi
  done
  wait $worker || code=$?
  if [ $wheel = 1 ]; then printf '\r%s … %s s\n' "$words" $((SECONDS - began)) >&2; fi
  if [ $code != 0 ]; then
    say 'That failed. It wrote:'
    # The reason stands at the beginning or at the end, seldom between.
    if [ "$(wc -l <"$log")" -gt 40 ]; then
      head -n 20 "$log" | without_colours
      say '…'
    fi
    tail -n 20 "$log" | without_colours
  fi
  rm -f "$log"
  return $code
}

without_colours() { LC_ALL=C sed 's/\x1b\[[0-9;]*m//g' >&2; }

# --- Node --------------------------------------------------------------------------------------------------------

# Sets NODE to a Node of the right age, fetching the pinned one when the machine has none.
find_node() {
  local fetched place own
  for place in "$ROOT/.cache" "${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/sportello"; do
    for fetched in "$place/node-$PINNED_NODE"/node_modules/node-*/bin/node; do
      if [ -x "$fetched" ]; then
        NODE=$fetched
        return
      fi
    done
  done
  if own=$(command -v node) && is_new_enough "$own"; then
    NODE=$own
    return
  fi
  find_cache
  with_lock fetch_node
}

is_new_enough() {
  local version
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge $LEAST_NODE_MAJOR ] 2>/dev/null
}

fetch_node() {
  local place=$CACHE/node-$PINNED_NODE
  NODE=$(echo "$place"/node_modules/node-*/bin/node)
  [ ! -x "$NODE" ] || return 0
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64 | Linux-aarch64) ;;
    *) give_up "Sportello needs Node $LEAST_NODE_MAJOR or later, and npm brings none for this machine: install it from https://nodejs.org." ;;
  esac
  command -v npm >/dev/null || give_up "npm is missing: install it, on Debian with: apt-get install npm"
  rm -rf "$place" "$place.new"
  mkdir -p "$place.new"
  cp "$ROOT/tools/runtime/package.json" "$ROOT/tools/runtime/package-lock.json" "$place.new/"
  step "Fetching Node $PINNED_NODE (about 50 MB)" fetch_runtime "$place.new" ||
    give_up "Node $PINNED_NODE could not be fetched: check that npm reaches its registry (npm ping), then try again."
  mv "$place.new" "$place"
  NODE=$(echo "$place"/node_modules/node-*/bin/node)
  [ -x "$NODE" ] || give_up "The Node that npm brought does not run here: install Node $LEAST_NODE_MAJOR or later from https://nodejs.org."
}

# Nothing of these packages needs to run to be installed, and the lock holds what their contents must be. Each is optional,
# being for one kind of processor, so to npm all is well also where none came: what it asked for stands in its log.
fetch_runtime() {
  local fetched
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --cache "$(npm_cache)" --loglevel http || return 1
  for fetched in "$1"/node_modules/node-*/bin/node; do
    [ ! -x "$fetched" ] || return 0
  done
  return 1
}

# npm wants to write below the home folder, which service users often do not have.
npm_cache() {
  local usual=${npm_config_cache:-${HOME:-/nonexistent}/.npm}
  if mkdir -p "$usual" 2>/dev/null && [ -w "$usual" ]; then echo "$usual"; else echo "$CACHE/npm"; fi
}

# --- Packages ----------------------------------------------------------------------------------------------------

# npm under an older Node quietly picks older packages: it must itself run under ours.
run_npm() {
  local cli settings
  settings=$(npm config get globalconfig 2>/dev/null | tail -n 1)
  cli=$(readlink -f "$(command -v npm)")
  if [ "$(head -c 2 "$cli")" != '#!' ] || ! grep -q node <(head -n 1 "$cli") || ! run_cli "$cli" --version >/dev/null 2>&1; then
    cli=$CACHE/npm-$PINNED_NPM/node_modules/npm/bin/npm-cli.js
    if [ ! -f "$cli" ]; then
      npm install --prefix "$CACHE/npm-$PINNED_NPM" --no-save --ignore-scripts --cache "$(npm_cache)" "npm@$PINNED_NPM"
    fi
  fi
  run_cli "$cli" "$@" --globalconfig "$settings" --cache "$(npm_cache)"
}

# Debian's npm finds its own parts only through this path.
run_cli() {
  PATH=$(dirname "$NODE"):$PATH NODE_PATH=/usr/share/nodejs "$NODE" "$@"
}

install_packages() {
  local wanted installed=
  wanted=$(cksum <package-lock.json)
  { read -r installed <node_modules/.sportello-installed; } 2>/dev/null || true
  [ "$installed" = "$wanted" ] || with_lock install_packages_now "$wanted"
}

install_packages_now() {
  if ! "$NODE" tools/packages-match.ts; then
    [ -w "$ROOT" ] || give_up "The packages do not match package-lock.json and $ROOT cannot be written: run this command once as its owner."
    command -v npm >/dev/null || give_up "npm is missing: install it, on Debian with: apt-get install npm"
    step 'Installing packages' run_npm ci --ignore-scripts --no-audit --no-fund ||
      give_up 'The packages could not be installed: check that npm reaches its registry (npm ping), then try again.'
  fi
  "$NODE" tools/prepare-binaries.ts
  printf '%s\n' "$1" >node_modules/.sportello-installed
}

# --- Build -------------------------------------------------------------------------------------------------------

SERVER_INPUTS=(server site contract locales vite.server.config.ts tsconfig.base.json tsconfig.server.json package-lock.json)
WEB_INPUTS=(web widget contract locales vite.web.config.ts tsconfig.base.json tsconfig.web.json package-lock.json)

build() {
  build_part server 'Building the server' "${SERVER_INPUTS[@]}"
  build_part web 'Building the app' "${WEB_INPUTS[@]}"
}

build_part() {
  is_built "$1" "${@:3}" || with_lock build_part_now "$@"
}

is_built() {
  local part=$1 before=
  shift
  FINGERPRINT=$(fingerprint "$@")
  { read -r before <"build/$part/.built-from"; } 2>/dev/null || true
  [ "$before" = "$FINGERPRINT" ]
}

build_part_now() {
  local part=$1 words=$2
  shift 2
  # Another command may have built it while this one waited.
  ! is_built "$part" "$@" || return 0
  local from=$FINGERPRINT
  { mkdir -p build && [ -w build ]; } 2>/dev/null || give_up "$ROOT/build cannot be written: run this command once as its owner."
  rm -rf "build/$part.new"
  step "$words" "$NODE" node_modules/vite/bin/vite.js build --config "vite.$part.config.ts" --outDir "$ROOT/build/$part.new" --logLevel warn ||
    give_up 'It could not be built.'
  # The state before the build: what changed during it is built again next time.
  printf '%s\n' "$from" >"build/$part.new/.built-from"
  rm -rf "build/$part.old"
  [ ! -e "build/$part" ] || mv "build/$part" "build/$part.old"
  mv "build/$part.new" "build/$part"
  rm -rf "build/$part.old"
}

# Changes with the path, the size and the time of change of any file below the inputs. That time is the kernel's own
# note: unlike the time of modification, nothing that copies or restores a file can set it back.
fingerprint() {
  {
    if find --version >/dev/null 2>&1; then
      find "$@" -type f ! -name '*.test.ts' ! -name '*.test.tsx' -printf '%p %s %C@\n' 2>/dev/null || true
    else
      find "$@" -type f -exec cksum {} + 2>/dev/null || true
    fi
  } | LC_ALL=C sort | cksum
}

# --- Together ----------------------------------------------------------------------------------------------------

# with_lock COMMAND... lets one command at a time set things up; a second one waits and then finds it done.
with_lock() {
  [ -n "${CACHE:-}" ] || find_cache
  if [ -n "${HOLDS_LOCK:-}" ] || ! command -v flock >/dev/null; then
    "$@"
    return
  fi
  exec 9>"$CACHE/setup.lock"
  if ! flock -n 9; then
    say 'Waiting for another command that is setting things up …'
    flock 9
  fi
  HOLDS_LOCK=1
  "$@"
  HOLDS_LOCK=
  exec 9>&-
}

prepare() {
  find_node
  install_packages
  build
}
