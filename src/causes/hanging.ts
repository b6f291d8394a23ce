import {momentOf} from './words.js'

const HOUR_MS = 3_600_000

/** Longer than each is let take, in hours: playbooks are ended after one or two, and a strategy of a site after seven. */
export const longest = {deployment: 5, backup: 5, prestage: 5, step: 8} as const

/** How many hours something has lasted, where that is longer than it ever takes; `since` as the server writes it. */
export function hoursTooLong(since: unknown, now: number | undefined, atMost: number): number | undefined {
  const moment = momentOf(since)
  if (moment === undefined || now === undefined) return undefined
  const hours = Math.floor((now - Date.parse(`${moment.replace(' ', 'T')}Z`)) / HOUR_MS)
  return hours > atMost ? hours : undefined
}

/** After what is being done, and since when. */
export const forTooLong = (hours: number, atMost: number): string =>
  `, for ${hours} hours: that takes ${atMost} at most, so it hangs`
