#!/bin/sh
# Backs up every managed site of a group, one after the other, and names those that have no new backup.
#
#   STX_SYSADMIN_PASSWORD=... backup-sites.sh GROUP
#
# Ends with 7 when some failed.
set -eu
group=$1
failed=

# Asked for on its own: a shell does not end because a command within `for` has failed.
sites=$(stx subcloud group list-subclouds "$group" --query "[?\"management-state\"=='managed'].name" --format value)
for site in $sites; do
  if stx subcloud backup create --subcloud "$site" --wait --quiet >/dev/null; then
    echo "$site: backed up"
  else
    failed="$failed $site"
  fi
done
[ -z "$failed" ] || { echo "no backup of:$failed" >&2; exit 7; }
