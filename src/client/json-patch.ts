import {type Pairs, pairsOf} from './members.js'

/** One step of a JSON patch as sysinv takes it. */
export interface PatchStep {
  op: 'replace' | 'add' | 'remove'
  path: string
  value?: unknown
}

/** A replacement for each member that is given, in the order of the members. */
export const replacements = (members: Readonly<Record<string, unknown>> | Pairs<unknown>): PatchStep[] =>
  pairsOf(members).map(([name, value]) => ({op: 'replace', path: `/${name}`, value}))
