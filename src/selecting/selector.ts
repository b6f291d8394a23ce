import {type Condition, conditionAt, type FieldNames, holds, operatorIn, termsIn} from './condition.js'
import {SelectingError} from './error.js'
import {matches} from './pattern.js'

/** What one term says; `column` is where it stands, `text` how it was written. */
type Term = {text: string; column: number; away: boolean} & (
  | {kind: 'all'}
  | {kind: 'name'; name: string}
  | {kind: 'group'; name: string}
  | {kind: 'peer-group'; name: string}
  | {kind: 'file'; path: string}
  | {kind: 'condition'; condition: Condition}
)

/** Which of many is meant. */
export interface Selector {
  readonly text: string
  readonly terms: readonly Term[]
}

/** One of those there are to select from, with what is known of it. */
export interface Candidate {
  readonly name: string
  readonly id: string
  readonly group: string | undefined
  readonly peerGroup: string | undefined
  /** What stands in a field. */
  value(field: string): unknown
}

/** Reads a selector; see docs/selecting.md for what may be written. */
export function parseSelector(text: string, fields: FieldNames): Selector {
  if (text.trim() === '') {
    throw new SelectingError('usage', 'the selector is empty', 'write all, names, group:NAME or field=value')
  }
  return {text, terms: termsIn(text).map(({term, column}) => readTerm(term, column, fields))}
}

function readTerm(text: string, column: number, fields: FieldNames): Term {
  const away = text.startsWith('!')
  const base = away ? text.slice(1).trim() : text
  const at = {text, column, away}
  const named = (name: string, what: string) => {
    if (name !== '') return name
    throw new SelectingError('usage', `column ${column}: "${text}" names no ${what}`, 'put a name behind it')
  }
  if (base === '')
    throw new SelectingError('usage', `column ${column}: nothing behind !`, 'name what is to be left out')
  if (base.startsWith('@')) return {...at, kind: 'file', path: named(base.slice(1), 'file')}
  if (operatorIn(base)) {
    return {...at, kind: 'condition', condition: conditionAt(base, column + text.length - base.length, fields)}
  }
  if (base === 'all') return {...at, kind: 'all'}
  if (base.startsWith('group:')) return {...at, kind: 'group', name: named(base.slice('group:'.length), 'group')}
  if (base.startsWith('peer-group:')) {
    return {...at, kind: 'peer-group', name: named(base.slice('peer-group:'.length), 'peer group')}
  }
  if (/[\s:"']/.test(base)) {
    throw new SelectingError(
      'usage',
      `column ${column}: "${base}" is neither a name nor a condition`,
      'names have no blanks and no colons; groups are group:NAME or peer-group:NAME',
    )
  }
  return {...at, kind: 'name', name: base}
}

export const filesOf = ({terms}: Selector): string[] => terms.flatMap((term) => (term.kind === 'file' ? term.path : []))

/** Which facts the selector asks for, so that only those are fetched. */
export const asks = ({terms}: Selector) => ({
  groups: terms.some(({kind}) => kind === 'group'),
  peerGroups: terms.some(({kind}) => kind === 'peer-group'),
  field: (begin: string) => terms.some((term) => term.kind === 'condition' && term.condition.field.startsWith(begin)),
})

export interface Choosing {
  /** The names that stand in each of the selector's files. */
  files: ReadonlyMap<string, readonly string[]>
  /** A term that fits nothing is no mistake. */
  allowNone: boolean
}

/** Those that are meant, in the order of their names. */
export const choose = <C extends Candidate>(selector: Selector, there: readonly C[], choosing: Choosing): C[] =>
  meant(selector, there, choosing).sort((a, b) => inOrder(a.name, b.name))

/** Those that are meant, as they come: names and groups add up, conditions narrow, `!` takes away. */
export function meant<C extends Candidate>({terms}: Selector, there: readonly C[], {files, allowNone}: Choosing): C[] {
  const found = terms.map((term) => {
    const those = fitting(term, there, files)
    // To take away by a condition that holds for nobody is as it should be; a name that is not there is a slip.
    if (those.size === 0 && !allowNone && !(term.away && term.kind === 'condition')) throw unmatched(term, there)
    return {term, those}
  })
  const adding = found.filter(({term}) => !term.away && term.kind !== 'condition')
  const narrowing = found.filter(({term}) => !term.away && term.kind === 'condition')
  const away = found.filter(({term}) => term.away)
  const chosen = there.filter(
    (one) =>
      (adding.length === 0 || adding.some(({those}) => those.has(one))) &&
      narrowing.every(({those}) => those.has(one)) &&
      !away.some(({those}) => those.has(one)),
  )
  if (chosen.length === 0 && !allowNone) {
    throw new SelectingError('not-found', `no subcloud is left of the ${there.length}`, 'see: stx subcloud list')
  }
  return chosen
}

/** As people count: subcloud2 before subcloud10. */
export const inOrder = new Intl.Collator('en', {numeric: true}).compare

function fitting<C extends Candidate>(
  term: Term,
  there: readonly C[],
  files: ReadonlyMap<string, readonly string[]>,
): Set<C> {
  const those = (fits: (one: C) => boolean) => new Set(there.filter(fits))
  switch (term.kind) {
    case 'all':
      return new Set(there)
    case 'name':
      return those(({name, id}) => matches(term.name, name) || id === term.name)
    case 'group':
      return those(({group}) => group !== undefined && matches(term.name, group))
    case 'peer-group':
      return those(({peerGroup}) => peerGroup !== undefined && matches(term.name, peerGroup))
    case 'condition':
      return those((one) => holds(term.condition, one.value(term.condition.field)))
    case 'file':
      return listed(term.path, files.get(term.path) ?? [], there)
  }
}

/** All of the names in a file must be there: one that is not would be passed over in silence. */
function listed<C extends Candidate>(path: string, names: readonly string[], there: readonly C[]): Set<C> {
  const byName = new Map(there.map((one) => [one.name, one]))
  const missing = names.filter((name) => !byName.has(name))
  if (missing.length > 0) {
    const [first = ''] = missing
    const more = missing.length > 1 ? ` and ${missing.length - 1} more` : ''
    const missed = {ref: first, among: [...byName.keys()]}
    throw new SelectingError('not-found', `${path}: no subcloud ${first}${more}`, 'see: stx subcloud list', missed)
  }
  return new Set(names.flatMap((name) => byName.get(name) ?? []))
}

const unmatched = (term: Term, there: readonly Candidate[]) =>
  new SelectingError(
    'not-found',
    `column ${term.column}: no subcloud of ${there.length} fits ${term.text}`,
    'see: stx subcloud list; --allow-none takes it for an answer',
    'name' in term ? {ref: term.name, among: namesLike(term, there)} : undefined,
  )

function namesLike({kind}: Term, there: readonly Candidate[]): string[] {
  const names = there.map(({name, group, peerGroup}) => ({name, group, 'peer-group': peerGroup}))
  return names.flatMap((one) => (kind === 'name' || kind === 'group' || kind === 'peer-group' ? (one[kind] ?? []) : []))
}
