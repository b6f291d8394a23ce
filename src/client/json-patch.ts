import {ClientError} from './error.js'

/** One step of a JSON patch as sysinv takes it. */
export interface PatchStep {
  op: 'replace' | 'add' | 'remove'
  path: string
  value?: unknown
}

/** A replacement for each member that is given, in the order of the members. */
export const replacements = (members: Record<string, unknown>): PatchStep[] =>
  Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({op: 'replace', path: `/${name}`, value}))

/** Replacements as people type them, `name=value` each; a value may hold more equals signs. */
export function assignments(words: readonly string[]): PatchStep[] {
  return words.map((word) => {
    const path = word.startsWith('/') ? word : `/${word}`
    const equals = path.indexOf('=')
    // Scripts match on the official beginning of this sentence.
    if (equals < 0) throw new ClientError('usage', `Attributes must be a list of PATH=VALUE not "${path}"`)
    return {op: 'replace', path: path.slice(0, equals), value: path.slice(equals + 1)}
  })
}
