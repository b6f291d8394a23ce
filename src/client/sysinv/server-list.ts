import {type PatchStep, replacements} from '../json-patch.js'
import {type Pairs, pairsOf, pairText} from '../members.js'

/** Servers as a list, or as one text with commas between; none clears the list. */
export type Servers = readonly string[] | string

/** A change of the DNS or NTP servers: sysinv applies it on request only, and clears the list for `NC`. */
export function serverChange(
  field: string,
  change: Readonly<Record<string, Servers | undefined>> | Pairs,
): PatchStep[] {
  const pairs = pairsOf<Servers>(change).map(([name, servers]): [string, string] => {
    const text = typeof servers === 'string' ? servers : servers.join(',')
    return [name, name === field && text.trim() === '' ? 'NC' : text]
  })
  const applies = pairs.some((pair) => pairText(pair).includes('action='))
  return replacements(applies ? pairs : [...pairs, ['action', 'apply']])
}
