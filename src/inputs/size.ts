import {InputError} from './error.js'

/** GiB as people type them, in the MiB that the server counts; `what` they are the size of. */
export function mibOf(gib: string, what: string): number {
  const hint = 'give whole GiB'
  // Scripts match on these sentences of the official program.
  if (!/^[+-]?\d+$/.test(gib.trim())) {
    throw new InputError(`${what} size must be an integer greater than 0: ${gib}`, {hint})
  }
  if (Number(gib) <= 0) throw new InputError(`${what} size must be greater than 0.`, {hint})
  return Number(gib) * 1024
}
