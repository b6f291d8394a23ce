import type {Found, Look} from '../look.js'
import type {Write} from '../onlooker.js'
import {isRow, type Row} from './alike.js'

/** A request that says what it wants in a way of its own. */
export interface Special {
  method: Write['method']
  path: RegExp
  so(write: Write, look: Look): Promise<{answer: unknown} | undefined>
}

export const withoutQuery = (path: string): string => path.replace(/\?.*/, '').replace(/\/+$/, '')

export const isNone = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

export const rowAt = (found: Found): Row | undefined => {
  if (found === 'absent' || found === 'unsaid') return undefined
  if (!isRow(found.value)) return undefined
  // Of what there is only one, some are told as a list.
  const [only, ...others] = rowsAt(found)
  const members = Object.keys(found.value).length
  return members === 1 && only && others.length === 0 ? only : found.value
}

/** The rows of a list, under whatever name it has. */
export function rowsAt(found: Found): readonly Row[] {
  if (found === 'absent' || found === 'unsaid') return []
  const list = isRow(found.value) ? Object.values(found.value).find((member) => Array.isArray(member)) : found.value
  return Array.isArray(list) ? list.filter(isRow) : []
}
