import * as z from 'zod'
import {whenAbsent} from '../absent.js'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {type Condition, filterQuery} from './filter.js'

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
  /** Only of a single alarm. */
  alarm_state: z.string().nullish(),
})

export type Alarm = z.infer<typeof Alarm>

/** How many alarms there are of each severity. */
export const AlarmSummary = z.looseObject({
  critical: z.number(),
  major: z.number(),
  minor: z.number(),
  warnings: z.number(),
  status: z.string().nullish(),
})

export type AlarmSummary = z.infer<typeof AlarmSummary>

export type Alarms = ReturnType<typeof alarms>

export interface AlarmFilter {
  where?: readonly Condition[]
  includeSuppressed?: boolean
}

/** Python's spelling, as the official client sends it. */
const flag = (set: boolean | undefined) => (set ? 'True' : undefined)

export function alarms(api: Api) {
  const absent = (uuid: string) => whenAbsent(`Alarm not found: ${uuid}`, {resource: 'alarm', ref: uuid})

  return {
    list: ({where, includeSuppressed}: AlarmFilter = {}) =>
      api.list('/alarms', 'alarms', Alarm, {
        query: {...filterQuery(where), include_suppress: flag(includeSuppressed)},
      }),
    summary: ({includeSuppressed}: {includeSuppressed?: boolean} = {}) =>
      api.get('/alarms/summary', AlarmSummary, {query: {include_suppress: flag(includeSuppressed)}}),
    get: (uuid: string) => api.get(path`/alarms/${uuid}`, Alarm).catch(absent(uuid)),
    async delete(uuid: string): Promise<void> {
      await api.delete(path`/alarms/${uuid}`).catch(absent(uuid))
    },
  }
}
