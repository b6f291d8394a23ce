import type {Speed} from '../kernel/clock.js'
import {SimulatorError} from '../kernel/problem.js'

/** `max`, `frozen`, or how many times as fast as real time. */
export function speedOf(value: unknown): Speed {
  if (value === 'max' || value === 'frozen') return value
  const factor = typeof value === 'number' ? value : Number(String(value).replace(/x$/, ''))
  if (Number.isFinite(factor) && factor > 0) return factor
  throw new SimulatorError('usage', `'${String(value)}' is not a speed`, "write 'max', 'frozen' or a factor such as 60")
}
