import {SimulatorError} from './problem.js'

/** Milliseconds, or text such as `90s`, `5m`, `1h30m`, `250ms`, `2d`. */
export type Duration = number | string

const units: Record<string, number> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000}

export function milliseconds(duration: Duration): number {
  if (typeof duration === 'number') return duration
  const text = duration.trim()
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) {
    if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
    throw new SimulatorError('usage', `'${duration}' is not a duration`, 'write 30s, 5m, 1h30m or 2d')
  }
  let total = 0
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (units[unit ?? ''] ?? 0)
  }
  return total
}
