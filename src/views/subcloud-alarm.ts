import type {SubcloudAlarmSummary} from '../client/dcmanager/alarm-summary.js'
import type {Column, View} from '../output/view.js'

/** Negative where nothing is known of the subcloud. */
const count = (field: string): Column<SubcloudAlarmSummary> => ({
  field,
  label: field.toUpperCase(),
  value: (row) => (Number(row[field]) >= 0 ? row[field] : '-'),
})

export const subcloudAlarmView: View<SubcloudAlarmSummary> = {
  style: 'field',
  list: [
    {field: 'region_name', label: 'NAME', value: ({region_name}) => region_name || '-'},
    count('critical_alarms'),
    count('major_alarms'),
    count('minor_alarms'),
    count('warnings'),
    {field: 'cloud_status', label: 'STATUS', state: true},
  ],
  spare: ['warnings', 'minor_alarms'],
}
