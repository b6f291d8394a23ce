import {ClientError} from '../error.js'

/** GiB as people type them, in the MiB that the server counts; `what` they are the size of. */
export function mibOf(gib: string, what: string): number {
  if (/^\+?\d+$/.test(gib.trim()) && Number(gib) > 0) return Number(gib) * 1024
  // Scripts match on the official beginning of this sentence.
  throw new ClientError('usage', `${what} size must be an integer greater than 0: ${gib}`, {hint: 'give whole GiB'})
}
