import * as z from 'zod'
import type {Api} from '../api.js'
import {ClientError} from '../error.js'
import {replacements} from '../json-patch.js'
import {path} from '../path.js'

/** Whether alarms of one id are shown; there is one of these for each id that exists. */
export const Suppression = z.looseObject({
  uuid: z.string(),
  alarm_id: z.string(),
  suppression_status: z.string(),
  description: z.string().nullish(),
})

export type Suppression = z.infer<typeof Suppression>

export type Suppressions = ReturnType<typeof suppressions>

export interface SuppressionChange {
  /** Told of each id that was changed. */
  onChange?(alarmId: string): void
  /** Ids that do not exist are passed over, as by the official client; otherwise they are refused, and nothing is sent. */
  lenient?: boolean
}

export function suppressions(api: Api) {
  const list = (query?: Record<string, string>) =>
    api.list('/event_suppression', 'event_suppression', Suppression, {query})

  async function change(
    chosen: readonly Suppression[],
    status: 'suppressed' | 'unsuppressed',
    {onChange}: SuppressionChange,
  ): Promise<void> {
    for (const [at, {uuid, alarm_id}] of chosen.entries()) {
      // The official client adds to one patch as it goes: the nth request says the same n times.
      const patch = Array.from({length: at + 1}, () => replacements({suppression_status: status})).flat()
      await api.patch(path`/event_suppression/${uuid}`, patch, Suppression)
      onChange?.(alarm_id)
    }
  }

  async function named(ids: readonly string[], {lenient}: SuppressionChange): Promise<Suppression[]> {
    const all = await list()
    const unknown = ids.filter((id) => !all.some(({alarm_id}) => alarm_id === id))
    if (lenient || unknown.length === 0) return all.filter(({alarm_id}) => ids.includes(alarm_id))
    throw new ClientError('not-found', `no alarm has the id ${unknown.join(', ')}`, {
      service: 'fm',
      about: {resource: 'alarm-suppression', ref: unknown.join(', ')},
      missed: {ref: unknown[0] ?? '', among: all.map(({alarm_id}) => alarm_id)},
    })
  }

  return {
    list: () => list(),
    suppressed: () =>
      list({
        'q.field': 'suppression_status',
        'q.op': 'eq',
        'q.type': 'string',
        'q.value': 'suppressed',
      }),
    suppress: async (ids: readonly string[], options: SuppressionChange = {}) =>
      change(await named(ids, options), 'suppressed', options),
    unsuppress: async (ids: readonly string[], options: SuppressionChange = {}) =>
      change(await named(ids, options), 'unsuppressed', options),
    unsuppressAll: async (options: SuppressionChange = {}) => {
      const all = await list()
      return change(
        all.filter((one) => one.suppression_status === 'suppressed'),
        'unsuppressed',
        options,
      )
    },
  }
}
