#!/usr/bin/env bash
# Writes docs/cli.md: runs every command of ./lake against a service of its own, on a free port and
# in a new folder, and keeps what it prints. Ids, times and paths become the same each time.
# Takes some minutes: it loads a sample, and some of it again. Needs what ./lake demo needs, curl and Perl.
# LAKE_HELP_ONLY=1 writes only how commands are used, which takes no service and no minute.
# With LAKE_RECORD=DIR it keeps answers of the service there, the examples of GoldenTest.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
work=$(mktemp -d)
dir=$work/demo
mkdir "$dir"
raw=$work/page.md
page=docs/cli.md
server=

stop_server() {
  [[ -z $server ]] || { kill "$server" 2>/dev/null && wait "$server" || true; }
  server=
}
trap 'stop_server; rm -rf "$work"' EXIT

# What asks a service never builds, so the list of commands could be of an older one.
./lake generate --help >/dev/null

free_port() {
  local port
  for port in $(shuf -i 20000-40000 -n 20); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

section() { printf '\n## %s\n\n%s\n' "$1" "$2" >>"$raw"; }
text() { printf '\n%s\n' "$1" >>"$raw"; }
words() { [[ -n ${LAKE_HELP_ONLY:-} ]] || text "$1"; }

# Unless only help is wanted, the command and what it prints.
show() {
  [[ -n ${LAKE_HELP_ONLY:-} ]] || run_and_keep "$@"
}

# The command as it is typed, what it prints and, unless it is 0, its exit status.
run_and_keep() {
  local status=0 typed=''
  for word in "$@"; do
    [[ $word =~ ^[A-Za-z0-9_./:=+-]+$ ]] && typed+=" $word" || typed+=" \"$word\""
  done
  {
    printf '\n```console\n$ ./lake%s\n' "$typed"
    ./lake "$@" 2>&1 </dev/null || status=$?
    [[ $status -eq 0 ]] || printf '(exit status %d)\n' "$status"
    echo '```'
  } >>"$raw"
}

usage() {
  printf '\n<details><summary>Options</summary>\n' >>"$raw"
  run_and_keep "$@" --help
  printf '\n</details>\n' >>"$raw"
}

api() {
  [[ -n ${LAKE_HELP_ONLY:-} ]] || curl -sS -H 'Content-Type: application/json' "$LAKE_URL$1" "${@:2}"
}

# NAME PATH [options of curl]
record() {
  [[ -n ${LAKE_RECORD:-} && -z ${LAKE_HELP_ONLY:-} ]] || return 0
  api "$2" "${@:3}" >"$work/answer.json"
  stable "$work/answer.json" >"$LAKE_RECORD/$1.json"
}

# The last run of a partition.
run_of() {
  api "/partitions/$1" | perl -ne 'print $1 if /"last_run_id":"([^"]+)"/'
}

# A service may be older than the command.
show_if_there() {
  [[ -n ${LAKE_HELP_ONLY:-} ]] || [[ $(api "$1" -o /dev/null -w '%{http_code}') == 404 ]] || show "${@:2}"
}

start_server() {
  local i
  ./lake server >"$work/server.log" 2>&1 &
  server=$!
  for i in $(seq 120); do
    if ./lake instances >/dev/null 2>&1; then return; fi
    sleep 1
  done
  cat "$work/server.log" >&2
  exit 1
}

wait_until_seen() {
  local i
  for i in $(seq 60); do
    if ./lake partitions "$1" >/dev/null 2>&1; then return; fi
    sleep 1
  done
}

# The first lines of November, as if they were of another month.
lines_of_november() {
  head -n 40 "$(find "$dir/input/log_data/2018/11" -name '*.json' | sort | head -n 1)" |
    DAYS=$1 perl -pe 's/("ts":\s*)(\d+)/$1 . ($2 + $ENV{DAYS} * 86_400_000)/e'
}

# Two months of which half the lines are malformed, and one that cannot be unpacked.
add_bad_months() {
  local logs=$dir/input/log_data i
  mkdir -p "$logs/2018/12" "$logs/2018/08" "$logs/2018/07"
  {
    lines_of_november 30
    for i in $(seq 40); do echo '{"page": "NextSong", "ts": "soon"}'; done
  } >"$logs/2018/12/2018-12-01-events.json"
  DAYS=-153 perl -pe 's/("ts":\s*)(\d+)/$1 . ($2 + $ENV{DAYS} * 86_400_000)/e' \
    "$logs/2018/12/2018-12-01-events.json" >"$logs/2018/07/2018-07-01-events.json"
  echo 'not zipped' >"$logs/2018/08/2018-08-01-events.json.gz"
}

mend_august() {
  lines_of_november -92 | gzip >"$dir/input/log_data/2018/08/2018-08-01-events.json.gz"
  sleep 5
}

# Ids numbered in their order, times all the same, and no path or name of this machine.
stable() {
  WORK=$work ROOT=$root HOST=$(hostname) perl -pe '
    s/\Q$ENV{WORK}\E/\/data/g; s/\Q$ENV{ROOT}\E/./g; s/\b\Q$ENV{HOST}\E\b/worker/g;
    s/\b[0-9a-f]{64}\b/"9f86d081884c7d65" x 4/ge;
    s/20\d\d-[01]\d-[0-3]\dT[0-9:]+(\.\d+)?Z/2018-12-01T06:00:00Z/g;
    s/20\d\d-[01]\d-[0-3]\d [0-9:]+ UTC/2018-12-01 06:00:00 UTC/g;
    s/\b20\d{6}T\d{6}Z\b/20181201T060000Z/g;
    s/^[0-2]\d:[0-5]\d:[0-5]\d/06:00:00/;
    s/(?<=\b[0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}/-0000-4000-8000-000000000000/g;
    s/local-\d{13}/local-1543644000000/g;
    s/(127\.0\.0\.1|localhost):\d+/127.0.0.1:8080/g;
    s/\b([0-9a-f]{8})\b(?!\d{2})/$names{$1} \/\/= sprintf("%08x", 0x1a2b3c4d + 0x01111111 * $count++)/ge
  ' "$1"
}

port=$(free_port)
admin=$(free_port)
export COLUMNS=140 NO_COLOR=1
export LAKE_PORT=$port LAKE_ADMIN_PORT=$admin LAKE_URL=http://127.0.0.1:$port/api/v1
unset LAKE_TOKEN

if [[ -n ${LAKE_HELP_ONLY:-} ]]; then
  cat >"$raw" <<'TEXT'
# The command line

`LAKE_HELP_ONLY=1 docs/make-cli.sh` made this page: how each command is used, as the command says it. Without `LAKE_HELP_ONLY` it
also runs each against a service of its own, and keeps what it prints.
TEXT
else
  cat >"$raw" <<'TEXT'
# The command line

`docs/make-cli.sh` made this page: it ran every command against a service of its own and kept what they printed; only
ids, times and paths were made the same each time. What goes to a terminal has colours, times as they are from now
(`3 min ago`) and bars that move; into a file or a pipe it is what stands here, as wide as it needs to be, or as `COLUMNS` says.
TEXT
fi
run_and_keep
text '- **Where the service is**: `--url`, else `LAKE_URL`, else port `LAKE_PORT` (8080) of this machine. `host:port` is enough.
- **Who asks**: the token in `LAKE_TOKEN`. It is never an argument, as arguments can be seen by everybody on the machine.
- **For programs**: `--json` prints what the service answered, unchanged; of what goes on (`events`, `watch`, `logs`) one object a line. A refusal
  is its problem document, on the error output, with a stable `code`.
- **Exit status**: 0 done; 1 failed: the service refused, it could not be reached, or with `--wait` the run did not end as it should; 2 wrong usage.'

section demo 'Everything at once, on a sample.'
usage demo
./lake generate --help >/dev/null 2>&1 # builds what is stale, which is no part of the page
show demo --exit --dir "$dir"

section server 'The service, until Ctrl-C.'
usage server
[[ -n ${LAKE_HELP_ONLY:-} ]] || add_bad_months
export LAKE_SONG_DATA=$dir/input/song_data LAKE_LOG_DATA=$dir/input/log_data LAKE_OUTPUT=$dir/lake
export LAKE_WORK=$dir/work LAKE_DATABASE_URL="jdbc:h2:file:$dir/db/lake" LAKE_AUTO_LOAD=false
export LAKE_DATABASE_USER='' LAKE_DATABASE_PASSWORD='' LAKE_BIND=127.0.0.1
export LAKE_DISCOVER_EVERY=2s LAKE_LOG_LEVEL=WARN LAKE_RETRY_MAX_ATTEMPTS=1
prepare() {
  start_server
  wait_until_seen 2018-12
  wait_until_seen 2018-08
  api /schedules -d '{"name":"nightly","cron":"30 2 * * *","zone":"Europe/Paris","load":"previous_month"}' >"$work/ignored"
}
[[ -n ${LAKE_HELP_ONLY:-} ]] || prepare

section plan 'What would be loaded now. Here the service loads only what it is asked for.'
usage plan
show plan
record plan /plan

section run 'Load a month. `--wait` shows how it goes, and ends as the run does.'
usage run
show run 2018-11
show run 2018-11 --force --reason "a new rule" --wait
[[ -n ${LAKE_HELP_ONLY:-} ]] || ./lake run 2018-07 >/dev/null
words 'A month of which half the lines are malformed is not published, and one that cannot be read fails and says why:'
show run 2018-12 --wait
record run-rejected "/runs/$(run_of 2018-12)"
show run 2018-08 --wait
show run 2018-13

section runs 'The runs; an id, its first characters, or a month for its last run shows one.'
usage runs
show runs --limit 5
show runs 2018-11
show runs 2018-08
record runs "/runs?limit=7"
record run-failed "/runs/$(run_of 2018-08)"
record run-succeeded "/runs/$(run_of 2018-11)"
record run-catalog "/runs/$(run_of songs)"

section partitions 'The ledger.'
usage partitions
show partitions
show partitions 2018-12
record partitions /partitions
record partition /partitions/2018-11

section logs 'What the Spark driver of a run wrote; `--follow` goes on until the run has ended.'
usage logs
show logs 2018-12

section quarantine 'Malformed lines, each with its place and what is wrong with it.'
usage quarantine
show quarantine 2018-11 --limit 3
record quarantine "/partitions/2018-11/quarantine?limit=3"

section approve 'Publishes what a rejected run staged, if a person knows better than its checks.'
usage approve
show approve 2018-12 --reason "known, and wanted" --wait

section discard 'Drops it instead.'
usage discard
show discard 2018-07 --reason "the file is broken"

section retry 'Tries again what failed, once its cause is mended.'
usage retry
[[ -n ${LAKE_HELP_ONLY:-} ]] || mend_august
show retry 2018-08 --wait

section backfill 'Loads the months of a range; with `--wait` it stays until all are loaded.'
usage backfill
show backfill 2018-09 2018-11 --only all --dry-run
record backfill-dry-run /backfills -d '{"from":"2018-09","to":"2018-11","only":"all","dry_run":true}'
show backfill 2018-09 2018-10 --only all --reason "a new rule"

section cancel 'Ends a run, unless its publication has begun.'
usage cancel
show run 2018-11 --force
show cancel 2018-11 --reason "not now"

section watch 'A live screen of what is being loaded. Where there is no terminal, a line each change:'
usage watch
show watch --until-idle

section backfills 'The backfills, and what may be done with one.'
usage backfills
usage backfills pause
usage backfills resume
usage backfills cancel
show backfills
record backfills /backfills

section schedules 'When what is loaded without being asked for.'
usage schedules
usage schedules pause
usage schedules resume
usage schedules trigger
show schedules
show schedules nightly --preview 3
show schedules pause nightly
show schedules resume nightly
show schedules trigger nightly
record schedules /schedules
record schedule /schedules/nightly

section events 'The service'"'"'s stream of events as they happen.'
usage events

section tables 'The published tables.'
usage tables
show tables
show tables songplays
show tables songplays --partitions
show tables songplays --history
show tables songplays --rows --limit 3
record tables /tables
record table /tables/songplays
record table-partitions /tables/time/partitions
record table-history /tables/time/history
record table-rows '/tables/songplays/rows?limit=3'

section verify 'Reads all files again and compares them with what was published.'
usage verify
show verify 2018-11
record verification "/runs/$(run_of 2018-11)/verify" -d {}

section ignore 'Leaves a month out.'
usage ignore
show ignore 2018-08 --reason "the file is broken for good"

section unignore 'Takes it in again.'
usage unignore
show unignore 2018-08

section overview 'How everything is. `status` is the same.'
usage overview
show_if_there /overview overview

section freshness 'By when months must be published, and which are not. The service of this page has no objective.'
usage freshness
show freshness

section audit 'Who asked for what.'
usage audit
show_if_there /audit audit --limit 5

section instances 'Which instance answered, and which one writes.'
usage instances
show instances
record instances /instances

section token 'Who may use the service, and as what. With the first token every call needs one.'
usage token
usage token create
usage token list
usage token revoke
make_tokens() {
  LAKE_TOKEN=$(./lake token create alice --role admin 2>/dev/null)
  export LAKE_TOKEN
  ./lake token create ci --role operator --expires 90d >/dev/null 2>&1
}
[[ -n ${LAKE_HELP_ONLY:-} ]] || make_tokens
show token list
show token revoke ci

section generate 'Input of any size, with the truth about it beside it.'
usage generate
show generate --out "$work/sample" --months 2018-11 --events 1000

stop_server
section restore 'Brings a backup of the H2 database back; `server` makes one each day.'
usage restore
backup=$(find "$dir" -name 'lake-*.zip' | sort | tail -n 1)
[[ -z $backup ]] || show restore "$backup" --force
words 'Without a service:'
show runs

section torture 'The failure trials.'
usage torture
section bench 'What is measured, and beside what; results are in [benchmarks](benchmarks.md).'
usage bench

section completion 'Commands, options and their values are completed in bash.'
usage completion
text '```sh
source <(./lake completion bash)
```'

section help 'The same as `--help`.'
usage help
show help cancel

stable "$raw" >"$page"
echo "Wrote $page"
