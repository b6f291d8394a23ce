import * as z from 'zod'
import {whenAbsent} from '../absent.js'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {type Condition, filterQuery} from './filter.js'

/** An entry of the event log: an alarm that was set or cleared, or something that happened. */
export const Event = z.looseObject({
  uuid: z.string(),
  event_log_id: z.string(),
  entity_instance_id: z.string().nullable(),
  severity: z.string().nullable(),
  timestamp: z.string().nullable(),
  reason_text: z.string().nullish(),
  /** `set`, `clear` or `log`. */
  state: z.string().nullish(),
  suppression_status: z.string().nullish(),
})

export type Event = z.infer<typeof Event>

export type Events = ReturnType<typeof events>

export interface EventFilter {
  /** The fields of an event, and `start` and `end`. */
  where?: readonly Condition[]
  /** At most so many, the newest. */
  limit?: string
  includeSuppressed?: boolean
  /** Only one kind; both or neither mean all. */
  alarms?: boolean
  logs?: boolean
}

export function events(api: Api) {
  return {
    list: ({where, limit, includeSuppressed, alarms, logs}: EventFilter = {}) =>
      api.list('/event_log', 'event_log', Event, {
        query: {
          ...filterQuery(where),
          limit,
          include_suppress: includeSuppressed ? 'True' : undefined,
          alarms: alarms && !logs ? 'True' : undefined,
          logs: logs && !alarms ? 'True' : undefined,
        },
      }),
    get: (uuid: string) =>
      api
        .get(path`/event_log/${uuid}`, Event)
        .catch(whenAbsent(`Event log not found: ${uuid}`, {resource: 'event', ref: uuid})),
  }
}
