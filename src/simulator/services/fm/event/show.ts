import {isoMicros} from '../../../date.js'
import type {Scope} from '../../../kernel/store.js'
import {statusOf} from '../suppression/standing.js'
import type {EventRecord} from './model.js'

export const listedEvent = (scope: Scope, event: EventRecord) => ({
  uuid: event.uuid,
  event_log_id: event.eventId,
  state: event.state,
  entity_instance_id: event.entity,
  timestamp: isoMicros(event.at),
  severity: event.severity,
  reason_text: event.reason,
  suppression_status: statusOf(scope, event.eventId),
})

export const wholeEvent = (scope: Scope, event: EventRecord) => ({
  uuid: event.uuid,
  event_log_id: event.eventId,
  state: event.state,
  entity_type_id: event.entityType,
  entity_instance_id: event.entity,
  timestamp: isoMicros(event.at),
  severity: event.severity,
  reason_text: event.reason,
  event_log_type: event.type,
  probable_cause: event.cause,
  proposed_repair_action: event.repair,
  service_affecting: event.serviceAffecting,
  suppression: event.suppression,
  suppression_status: statusOf(scope, event.eventId),
})
