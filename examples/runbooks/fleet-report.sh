#!/bin/sh
# What needs a look this morning: sites that are not well, and their alarms.
#
#   fleet-report.sh
#
# Ends with 9 when there is something to look at, with 0 when there is not.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

unwell="[?\"management-state\"=='managed' && (\"availability-status\"!='online' || sync_status!='in-sync')]"
stx subcloud list --query "$unwell.name" --format value > "$work/sites"
raised=$(stx alarm list --format value -c alarm_id -c severity -c entity_instance_id)

if [ -s "$work/sites" ]; then
  # All of them at once. One that is cut off cannot be asked: 7 says that there are such, -v names each.
  code=0
  stx alarm list --subclouds "@$work/sites" --allow-none -v \
    --format value -c subcloud -c alarm_id -c severity -c entity_instance_id \
    > "$work/alarms" 2> "$work/said" || code=$?
  case $code in
    0 | 7) ;;
    *) cat "$work/said" >&2; exit "$code" ;;
  esac
  awk '
    FILENAME ~ /said$/ { sub(/: .*/, ""); silent[$0] = 1; next }
    FILENAME ~ /alarms$/ { site = $1; sub(/^[^ ]* /, "  "); alarms[site] = alarms[site] $0 "\n"; next }
    { printf "site %s\n%s%s", $0, alarms[$0], ($0 in silent) ? "  no answer\n" : "" }
  ' "$work/said" "$work/alarms" "$work/sites"
fi
[ -z "$raised" ] || echo "$raised" | sed 's/^/here: /'
[ ! -s "$work/sites" ] && [ -z "$raised" ] || exit 9
echo "all well"
