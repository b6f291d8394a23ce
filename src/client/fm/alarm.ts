import * as z from 'zod'
import type {Api} from '../api.js'
import {filterQuery} from './filter.js'

export const Alarm = z.looseObject({
  uuid: z.string(),
  alarm_id: z.string(),
  entity_instance_id: z.string(),
  severity: z.string(),
  timestamp: z.string().nullable(),
  reason_text: z.string().nullish(),
  suppression_status: z.string().nullish(),
  mgmt_affecting: z.string().nullish(),
  degrade_affecting: z.string().nullish(),
})

export type Alarm = z.infer<typeof Alarm>

export type Alarms = ReturnType<typeof alarms>

export interface AlarmFilter {
  /** As in `severity=critical;entity_instance_id=host`. */
  query?: string
  includeSuppressed?: boolean
}

export function alarms(api: Api) {
  return {
    list: ({query, includeSuppressed}: AlarmFilter = {}) =>
      api.list('/alarms', 'alarms', Alarm, {
        // Python's spelling, as the official client sends it.
        query: {...filterQuery(query), include_suppress: includeSuppressed ? 'True' : undefined},
      }),
  }
}
