/** A field, and the words that may stand in it, where they are known. */
export interface Field {
  field: string
  words?: readonly string[]
}

export type Fields = readonly Field[]

/** The last of the terms that commas separate, completed; those before it stay as they are. */
export function inTerms(typed: string, complete: (term: string) => readonly string[]): string[] {
  const begin = typed.lastIndexOf(',') + 1
  const before = typed.slice(0, begin)
  return complete(typed.slice(begin)).map((one) => `${before}${one}`)
}

const comparison = /^([^=<>~!]+)(!=|<=|>=|!~|=|<|>|~)(.*)$/s

/** A field with the sign that asks for equality; behind a sign the words of the field, also the second of `a|b`. */
export function ofCondition(term: string, fields: Fields): string[] {
  const [, name = '', sign = '', value = ''] = comparison.exec(term) ?? []
  if (sign === '') return fields.map(({field}) => `${field}=`)
  // What has a blank must stand in quotes, which only the one who types can put there.
  const words = fields.find(({field}) => field === name)?.words?.filter((word) => !word.includes(' ')) ?? []
  const begun = `${name}${sign}${value.slice(0, value.lastIndexOf('|') + 1)}`
  return words.map((word) => `${begun}${word}`)
}

export interface Selectable {
  names: readonly string[]
  groups: readonly string[]
  peerGroups: readonly string[]
  fields: Fields
}

/** A term of a selector, also behind the `!` that takes away. */
export function ofSelector(term: string, {names, groups, peerGroups, fields}: Selectable): string[] {
  const away = term.startsWith('!') ? '!' : ''
  return choices(term.slice(away.length)).map((one) => `${away}${one}`)

  function choices(base: string): string[] {
    if (base.startsWith('group:')) return groups.map((name) => `group:${name}`)
    if (base.startsWith('peer-group:')) return peerGroups.map((name) => `peer-group:${name}`)
    const conditions = ofCondition(base, fields)
    return comparison.test(base) ? conditions : ['all', 'group:', 'peer-group:', ...names, ...conditions]
  }
}
