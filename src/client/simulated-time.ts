import * as z from 'zod'
import type {Api} from './api.js'

/** What every answer of a simulator has, and no other. */
export const TIME_HEADER = 'x-simulator-time'

/** A simulator that hurries lets time pass until then before it answers; any other one answers at once. */
export async function passTime(api: Api, until: Date): Promise<void> {
  await api.list('/subcloud-groups/', 'subcloud_groups', z.unknown(), {
    headers: {'x-simulator-until': until.toISOString()},
  })
}
