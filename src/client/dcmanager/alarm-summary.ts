import * as z from 'zod'
import type {Api} from '../api.js'

export const SubcloudAlarmSummary = z.looseObject({
  uuid: z.string().nullish(),
  /** The name of the subcloud, whatever the field is called. */
  region_name: z.string().nullish(),
  /** Counts are -1 while nothing is known. */
  critical_alarms: z.number(),
  major_alarms: z.number(),
  minor_alarms: z.number(),
  warnings: z.number(),
  cloud_status: z.string().nullish(),
})

export type SubcloudAlarmSummary = z.infer<typeof SubcloudAlarmSummary>

export const subcloudAlarms = (api: Api) => ({
  summary: () => api.list('/alarms/', 'alarm_summary', SubcloudAlarmSummary),
})
