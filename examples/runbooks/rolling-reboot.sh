#!/bin/sh
# Takes hosts out of service and back, one after the other; stops at the first that does not come back.
#
#   rolling-reboot.sh worker-0 worker-1 worker-2
#
# Ends with 0 when all hosts are in service again, else with the exit code of the command that failed.
set -eu
: "${DEADLINE:=30m}"

for host in "$@"; do
  # A host that somebody locked on purpose is left as it is.
  state=$(stx host show "$host" -c administrative --format value)
  if [ "$state" = locked ]; then
    echo "$host: locked already, left alone"
    continue
  fi
  stx host lock "$host" --wait --deadline "$DEADLINE" --quiet >/dev/null
  stx host unlock "$host" --wait --deadline "$DEADLINE" --quiet >/dev/null
  echo "$host: back in service"
done
