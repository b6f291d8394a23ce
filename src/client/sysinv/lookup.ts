import {ClientError, type Subject} from '../error.js'

export const isNumber = (ref: string) => /^\d+$/.test(ref)

/** Only the canonical spelling counts: in capitals it would be taken for a name, as by the official program. */
export const isUuid = (ref: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(ref)

/** What the official programs look up directly; everything else is a name, searched for in the list. */
export const isId = (ref: string) => isNumber(ref) || isUuid(ref)

/** What the rows of sysinv are called by. */
const NAMES = ['name', 'hostname', 'ifname', 'lvm_vg_name', 'device_node', 'device_path', 'pciaddr'] as const

const namesOf = (row: unknown): string[] =>
  NAMES.map((field) => (row as Partial<Record<string, unknown>>)[field]).filter((name) => typeof name === 'string')

/** The one row that is meant; anything else is an error with this message, which names those that it could be. */
export function theOne<T>(
  rows: readonly T[],
  isMeant: (row: T) => boolean,
  missing: string,
  about?: Subject,
  ref = about?.ref,
): T {
  const meant = rows.filter(isMeant)
  const [found, ...others] = meant
  if (found !== undefined && others.length === 0) return found
  if (found === undefined) {
    const missed = ref === undefined ? undefined : {ref, among: rows.flatMap(namesOf)}
    throw new ClientError('not-found', missing, {service: 'sysinv', about, missed})
  }
  const uuids = meant.map((row) => (row as {uuid?: string}).uuid)
  const hint = `several have this name: give a uuid: ${uuids.join(', ')}`
  throw new ClientError('not-found', missing, {service: 'sysinv', hint})
}
