import {ClientError} from '../error.js'

/** The members that are given; refuses, in the official words, when none is. */
export function changes<T extends Record<string, unknown>>(members: T): Partial<T> {
  const given = Object.entries(members).filter(([, value]) => value !== undefined && value !== '')
  if (given.length > 0) return Object.fromEntries(given) as Partial<T>
  throw new ClientError('usage', 'Nothing to update', {hint: 'give at least one option that says what to change'})
}
