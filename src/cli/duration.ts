import {CommandFailure} from './failure.js'

const units: Record<string, number> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000}

/** `90s`, `15m`, `2h`, `1h30m`; a bare number means seconds. Milliseconds. */
export function parseDuration(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new CommandFailure('usage', `"${text}" is not a duration`, 'write it as 90s, 15m, 2h, 1h30m or 2d')
  }
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit as string] as number), 0)
}

/** Nobody means to wait for longer than a year: who typed it mistyped. */
const LONGEST = 366 * 86_400_000

/** The time that somebody gives with a flag: a year at most. */
export function durationOf(flag: string, text: string): number {
  const milliseconds = parseDuration(text)
  if (milliseconds <= LONGEST) return milliseconds
  throw new CommandFailure('usage', `${flag} ${text} is longer than a year`, 'such as 90s, 15m or 2d')
}

/** 5400000 as `1h30m`, 61000 as `1m1s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ]
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join('') || '0s'
  )
}

/** As long as a wait takes where nobody says otherwise. */
export const LONGEST_WAIT = '2h'

/** The time that somebody gives a wait: more than none. */
export function deadlineOf(text: string): number {
  const milliseconds = durationOf('--deadline', text)
  if (milliseconds > 0) return milliseconds
  throw new CommandFailure('usage', `--deadline ${text} leaves no time`, 'such as 90s or 15m')
}
