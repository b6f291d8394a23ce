import type {Event} from '../client/fm/event.js'
import {columns, type View} from '../output/view.js'
import {suppressible} from './suppression.js'

export const eventView: View<Event> = {
  list: [
    {field: 'uuid', label: 'UUID', optional: true},
    {field: 'timestamp', label: 'Time Stamp'},
    {field: 'state', label: 'State'},
    suppressible('event_log_id', 'Event Log ID'),
    {field: 'reason_text', label: 'Reason Text'},
    {field: 'entity_instance_id', label: 'Entity Instance ID'},
    {field: 'severity', label: 'Severity', state: true},
  ],
  spare: ['entity_instance_id', 'severity'],
  sort: 'timestamp',
  descending: true,
  show: [
    ...columns<Event>('uuid', 'event_log_id', 'state', 'entity_type_id', 'entity_instance_id', 'timestamp'),
    {field: 'severity', state: true},
    ...columns<Event>('reason_text', 'event_log_type', 'probable_cause', 'proposed_repair_action'),
    ...columns<Event>('service_affecting', 'suppression', 'suppression_status'),
  ],
  alphabetical: true,
  fold: 72,
  localTime: true,
}
