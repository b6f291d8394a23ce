import {RolloutError} from './error.js'

/** A span of each day, by the clocks of a zone; it may reach over midnight. Minutes since midnight. */
export interface Window {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly zone: string
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** `01:00-05:00`; `22:00-04:00` reaches over midnight. */
export function parseWindow(text: string, zone: string): Window {
  checkZone(zone)
  const [, ...parts] = /^(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? []
  const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = parts.map(Number)
  const from = fromHour * 60 + fromMinute
  const to = toHour * 60 + toMinute
  const isTime = fromHour < 24 && fromMinute < 60 && toMinute < 60 && to <= 24 * 60
  if (!isTime) throw new RolloutError('usage', `"${text}" is no window`, 'write it as 01:00-05:00 or 22:00-04:00')
  if (from === to % (24 * 60)) {
    throw new RolloutError('usage', `window ${text} ends where it begins`, 'leave it out, where any time will do')
  }
  return {text: text.trim(), from, to, zone}
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en-GB', {timeZone: zone})
  } catch {
    throw new RolloutError('usage', `there is no time zone "${zone}"`, 'such as UTC, Europe/Paris or America/Toronto')
  }
}

/** A span of time: from a moment until before another. */
export interface Span {
  readonly begin: number
  readonly end: number
}

/** When the window that is open at a moment, or opens next, does so; `days` after that the next ones. */
export function openings({from, to, zone}: Window, now: number, days: number): Span[] {
  // The one that began yesterday may still be open.
  const first = midnightOf(now, zone) - DAY
  return Array.from({length: days + 2}, (_, day) => {
    const begin = momentOf(first + day * DAY + from * MINUTE, zone)
    const end = momentOf(first + (day + (to <= from ? 1 : 0)) * DAY + to * MINUTE, zone)
    return {begin, end}
  }).filter(({begin, end}) => end > begin && end > now)
}

/** Enough to meet each change of the clocks that a week has. */
const WEEK = 8

/**
 * When something may begin that takes so long: at once, or when the window opens next. It has to end inside, too; of what
 * fits into no window of a week nothing is returned.
 */
export function nextBegin(window: Window, now: number, takesMs: number): number | undefined {
  return openings(window, now, WEEK)
    .map(({begin, end}) => ({begin: Math.max(begin, now), end}))
    .find(({begin, end}) => begin < end && begin + takesMs <= end)?.begin
}

/** What the clocks of the zone show, as if they were those of UTC. */
function shownAt(moment: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(moment)
      .map(({type, value}) => [type, Number(value)]),
  )
  const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** To make one costs a thousand times what it costs to ask it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const numeric = {year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'} as const
  const clock = new Intl.DateTimeFormat('en-GB', {...numeric, second: 'numeric', hourCycle: 'h23', timeZone: zone})
  clocks.set(zone, clock)
  return clock
}

const secondsOnly = (moment: number): number => Math.floor(moment / 1000) * 1000
const aheadAt = (moment: number, zone: string): number => shownAt(moment, zone) - secondsOnly(moment)
const midnightOf = (moment: number, zone: string): number => Math.floor(shownAt(moment, zone) / DAY) * DAY

/**
 * The first moment at which the clocks of the zone show it. What they leave out in spring counts as the moment at which
 * they are put forward; of what they show twice in autumn the first one counts.
 */
function momentOf(shown: number, zone: string): number {
  const [before, after] = [aheadAt(shown - DAY, zone), aheadAt(shown + DAY, zone)]
  const found = [shown - before, shown - after].filter((moment) => shownAt(moment, zone) === shown)
  if (found.length > 0) return Math.min(...found)
  let [low, high] = [shown - Math.max(before, after), shown - Math.min(before, after)]
  while (high - low > 1000) {
    const middle = secondsOnly((low + high) / 2)
    if (aheadAt(middle, zone) === after) high = middle
    else low = middle
  }
  return high
}

/** A moment as people of the zone write it, with the day where it is another one than that of `now`. */
export function clockTime(moment: number, zone: string, now = moment): string {
  const at = new Date(shownAt(moment, zone)).toISOString()
  const day = midnightOf(moment, zone) === midnightOf(now, zone) ? '' : `${at.slice(0, 10)} `
  return `${day}${at.slice(11, 16)}`
}
