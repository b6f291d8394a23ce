import * as z from 'zod'
import type {Api} from './api.js'

/** What every answer of a simulator has, and no other. */
export const TIME_HEADER = 'x-simulator-time'
/** Says `frozen` where time stands still. */
export const CLOCK_HEADER = 'x-simulator-clock'
const UNTIL_HEADER = 'x-simulator-until'

/** A simulator that hurries lets time pass until then before it answers, here the shortest list; others answer at once. */
export async function passTime(api: Api, until: Date): Promise<void> {
  await api.list('/subcloud-groups/', 'subcloud_groups', z.unknown(), {
    headers: {[UNTIL_HEADER]: until.toISOString()},
  })
}
