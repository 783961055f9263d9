# What `./dev test` runs and how it is counted. ./dev reads this file; it is no program of its own.
#
# Invariant: the closing line counts what machines reported (doctest's XML, vitest's and Playwright's JSON), never exit codes alone;
# a runner that reports nothing, or less than it announced, counts as failed.
# shellcheck shell=bash disable=SC2154  # names of ./dev

reports=artifacts/reports
passed_sum=0
failed_sum=0
lines=()
filter=

tally() { # words, passed, failed, since
  passed_sum=$((passed_sum + $2))
  failed_sum=$((failed_sum + $3))
  lines+=("$(printf '  %-34s %5d passed %5d failed  %9s' "$1" "$2" "$3" "$(seconds "$4")")")
}

closing_line() { # since
  say ""
  printf '%s\n' "${lines[@]}"
  printf '  in %s; reports, logs and pictures: artifacts/\n' "$(seconds "$1")"
  printf '%d passed, %d failed\n' "$passed_sum" "$failed_sum"
  ((failed_sum == 0 && passed_sum > 0))
}

# A check that is one command: it counts as one test.
check() { # words, command …
  local words=$1 start=$EPOCHREALTIME
  shift
  if step "$words" "$@"; then tally "$words" 1 0 "$start"; else tally "$words" 0 1 "$start"; fi
}

# A runner leaves a report; tests/tally.mjs reads it, prints what failed and answers "passed failed".
runner() { # words, kind, report, command …
  local words=$1 kind=$2 report=$3 start=$EPOCHREALTIME passed failed
  shift 3
  rm -rf "$report"
  step "$words" "$@" || true
  read -r passed failed < <(node tests/tally.mjs "$kind" "$report" || echo "0 1")
  if ((passed + failed == 0)) && [[ -z $filter ]]; then
    say "    | $words: no test was run"
    failed=1
  fi
  tally "$words" "$passed" "$failed" "$start"
}

# The cases of one program, split over the cores in ranges; small ones, so that the few long cases do not stand one after another in one.
cpp_cases() { # program, folder of reports, doctest filters …
  local program=$1 folder=$2 count size
  shift 2
  mkdir -p "$folder" && count=$("$program" --no-version --count "$@" | sed -n 's/.*: //p') && printf '%s' "$count" >"$folder/count" || return 1
  size=$(((count + 63) / 64))
  ((count > 0)) || return 0
  for ((first = 1; first <= count; first += size)); do printf '%d\n' "$first"; done |
    xargs -P "$(nproc)" -I{} sh -c '
      program=$1; folder=$2; first=$3; last=$(($3 + $4 - 1)); shift 4
      "$program" --no-version --reporters=xml --out="$folder/$first.xml" --first="$first" --last="$last" "$@" >"$folder/$first.log" 2>&1
      status=$?
      cat "$folder/$first.log"
      exit $status' sh "$program" "$folder" {} "$size" "$@"
}

# Kills the server in the middle of its work (tests/torture/kills.mjs), and first shows that a server which lies would be caught.
kills() { node tests/torture/kills.mjs "$@"; }
torture() {
  local start=$EPOCHREALTIME number=20 seed=$RANDOM
  while (($# > 0)); do
    case $1 in
      --kills) number=$2 ;;
      --seed) seed=$2 ;;
      *) die "torture knows --kills N and --seed N." ;;
    esac
    shift 2
  done
  ensure_node
  ensure_program koppi koppi_answers_early
  kills --program build/koppi_answers_early --kills 40 --seed "$seed" --expect-loss || die "the control was not caught: the harness proves nothing."
  kills --program build/koppi --kills "$number" --seed "$seed"
}

browser_tests() {
  web/node_modules/.bin/playwright test --config tests/browser/playwright.config.ts ${filter:+--grep "$filter" --pass-with-no-tests}
}
web_tests() { # report, files …
  local report=$1
  shift
  (cd web && node_modules/.bin/vitest run --reporter=default --reporter=json --outputFile="../$report" ${filter:+--testNamePattern "$filter" --passWithNoTests} "$@")
}
# The house goes by Helsinki's wall wherever the machine stands.
in_zone() { # zone, command …
  local TZ=$1
  export TZ
  shift
  "$@"
}
# A county looks otherwise on a Sunday, at night and in the week of a holiday: a test that holds today may fail whoever runs it then.
at_moment() ( # "2026-12-06 23:40" in Helsinki, command …
  ahead=$(($(TZ=Europe/Helsinki date -d "$1" +%s) - $(date +%s)))
  shift
  export KOPPI_CLOCK_AHEAD_MS=$((ahead * 1000)) FAKETIME FAKETIME_DONT_FAKE_MONOTONIC=1 LD_PRELOAD
  FAKETIME=$(printf '%+ds' "$ahead")
  LD_PRELOAD=$(echo /usr/lib/*/faketime/libfaketimeMT.so.1)
  "$@"
)
# Each day of a week, at different hours, and both nights when the clocks change.
days_usual() {
  local day hour=(08:05 12:30 16:30 20:00 23:40 03:10 10:00)
  for day in 1 2 3 4 5 6 7; do TZ=Europe/Helsinki date -d "$day days" "+%F ${hour[day - 1]}"; done
  last_sunday 03 "02:30"
  last_sunday 10 "03:30"
}
last_sunday() { # month, clock: the next one from today
  local year day
  for year in "$(date +%Y)" "$(($(date +%Y) + 1))"; do
    day=$(date -d "$year-$1-31 -$(date -d "$year-$1-31" +%w) days" +%F)
    if [[ $day > $(date +%F) ]]; then printf '%s %s\n' "$day" "$2" && return; fi
  done
}
days() {
  local start=$EPOCHREALTIME moments=("$@") moment
  (($# > 0)) || mapfile -t moments < <(days_usual)
  for moment in "${moments[@]}"; do
    TZ=Europe/Helsinki date -d "$moment" >/dev/null 2>&1 || die "$moment is no moment: write it like \"2026-12-06 23:40\"."
  done
  mkdir -p "$reports"
  install "${packages_build[@]}" "${packages_test[@]}" "${packages_days[@]}"
  ensure_node
  ensure_program koppi koppi_tests
  for moment in "${moments[@]}"; do
    # Couriers wait for a slow server with a clock of their own, which this one does not move.
    runner "C++, $moment" doctest "$reports/cpp-days" at_moment "$moment" cpp_cases build/koppi_tests "$reports/cpp-days" \
      "--source-file-exclude=*couriers_test.cpp"
    runner "browser, $moment" playwright "$reports/playwright.json" at_moment "$moment" browser_tests
  done
  closing_line "$start"
}
is_what_the_program_says() { # file, command …
  local file=$1
  shift
  "$@" | diff -u "$file" - || { echo "$file is stale: ./dev gen"; return 1; }
}

all_tests() {
  local start=$EPOCHREALTIME only=()
  filter=${1:-}
  [[ -z $filter ]] || only=("--test-case=*$filter*")
  mkdir -p "$reports"
  install "${packages_build[@]}" "${packages_test[@]}"
  ensure_node
  ensure_program koppi koppi_tests

  runner "C++: rules, modules, scenarios" doctest "$reports/cpp" cpp_cases build/koppi_tests "$reports/cpp" "${only[@]}"
  if [[ -z $filter ]]; then
    check "contract: openapi.json is fresh" is_what_the_program_says docs/api/openapi.json build/koppi contract openapi
    check "contract: the TypeScript types are" is_what_the_program_says web/src/contract.generated.ts build/koppi contract typescript
    check "web: types and look" npm run --prefix web --silent check
    check "browser tests: types" web/node_modules/.bin/tsc --noEmit -p tests/browser
  fi
  runner "web: components" vitest "$reports/vitest.json" web_tests "$reports/vitest.json"
  local zone
  for zone in America/New_York Pacific/Kiritimati; do
    runner "C++: the machine is in ${zone#*/}" doctest "$reports/cpp-${zone#*/}" in_zone "$zone" cpp_cases build/koppi_tests "$reports/cpp-${zone#*/}" \
      "--source-file=*scheduling*,*civil_time*,*working_days*,*care_guarantee*,*scenario_test*" "${only[@]}"
    runner "web: the machine is in ${zone#*/}" vitest "$reports/vitest-${zone#*/}.json" in_zone "$zone" web_tests "$reports/vitest-${zone#*/}.json" \
      civil-time grid slots series absence-time day-entries
  done
  runner "browser: what a person sees" playwright "$reports/playwright.json" browser_tests

  if [[ -z $filter ]]; then
    build build RelWithDebInfo "" koppi_answers_early
    check "kills: a server that lies is caught" kills --program build/koppi_answers_early --kills 40 --expect-loss
    check "kills: no answer is lost" kills --program build/koppi --kills "$([[ ${CI:-} == true ]] && echo 100 || echo 10)"
  fi
  if [[ ${CI:-} == true && -z $filter ]]; then
    build build-sanitize Debug "-DKOPPI_SANITIZE=ON" koppi_tests
    runner "C++ with sanitizers" doctest "$reports/sanitize" cpp_cases build-sanitize/koppi_tests "$reports/sanitize" \
      "--source-file-exclude=*tidy_test.cpp"
  fi

  closing_line "$start"
}
