import {ClientError} from '../error.js'

export const isNumber = (ref: string) => /^\d+$/.test(ref)

/** Only the canonical spelling counts: in capitals it would be taken for a name, as by the official program. */
export const isUuid = (ref: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(ref)

/** What the official programs look up directly; everything else is a name, searched for in the list. */
export const isId = (ref: string) => isNumber(ref) || isUuid(ref)

/** The one row that is meant; anything else is an error with this message. */
export function theOne<T>(rows: readonly T[], isMeant: (row: T) => boolean, missing: string, hint?: string): T {
  const [found, ...others] = rows.filter(isMeant)
  if (found !== undefined && others.length === 0) return found
  const advice = found === undefined ? hint : 'several have this name: give a uuid'
  throw new ClientError('not-found', missing, {service: 'sysinv', hint: advice})
}
