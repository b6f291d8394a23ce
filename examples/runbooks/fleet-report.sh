#!/bin/sh
# What needs a look this morning: sites that are not well, and their alarms.
#
#   fleet-report.sh
#
# Ends with 9 when there is something to look at, with 0 when there is not.
set -eu

unwell="[?\"management-state\"=='managed' && (\"availability-status\"!='online' || sync_status!='in-sync')]"
sites=$(stx subcloud list --query "$unwell.name" --format value)
raised=$(stx alarm list --format value -c alarm_id -c severity -c entity_instance_id)

for site in $sites; do
  echo "site $site"
  # A site that is cut off cannot be asked.
  if alarms=$(stx alarm list --subcloud "$site" --format value -c alarm_id -c severity -c entity_instance_id 2>/dev/null); then
    [ -z "$alarms" ] || echo "$alarms" | sed 's/^/  /'
  else
    echo "  no answer"
  fi
done
[ -z "$raised" ] || echo "$raised" | sed 's/^/here: /'
[ -z "$sites$raised" ] || exit 9
echo "all well"
