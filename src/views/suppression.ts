import type {Suppression} from '../client/fm/suppression.js'
import type {Column, View} from '../output/view.js'

/** The id of an alarm or event: in tables marked where it is suppressed. */
export const suppressible = <Row extends {suppression_status?: string | null}>(
  field: string & keyof Row,
  label: string,
): Column<Row> => ({
  field,
  label,
  value: (row) => (row.suppression_status === 'suppressed' ? `S(${row[field]})` : row[field]),
})

export const suppressionView: View<Suppression> = {
  list: [
    {field: 'uuid', label: 'UUID', optional: true},
    {field: 'alarm_id', label: 'Event ID'},
    {field: 'suppression_status', label: 'Status'},
  ],
  sort: 'suppression_status',
}

/** The official program sorts by the second column, whichever that is. */
export const suppressionUuidView: View<Suppression> = {...suppressionView, sort: 'alarm_id'}
