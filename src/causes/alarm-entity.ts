/** One `key=value` of what an alarm is about; where only a word stands, it has no key. */
export interface EntityPart {
  key: string
  value: string
}

/** A dot parts keys from each other only before the next one: values have dots of their own. */
const boundary = /[.,](?=[A-Za-z][\w-]*=)/

/** `host=controller-0.filesystem=/var/lib/x` as its parts. Names of hosts have no dot: what follows is a word. */
export function partsOfEntity(entity: string): EntityPart[] {
  return entity.split(boundary).flatMap((part): EntityPart[] => {
    const at = part.indexOf('=')
    if (at < 0) return [{key: '', value: part}]
    const [key, value] = [part.slice(0, at), part.slice(at + 1)]
    const dot = key === 'host' ? value.indexOf('.') : -1
    return dot < 0
      ? [{key, value}]
      : [
          {key, value: value.slice(0, dot)},
          {key: '', value: value.slice(dot + 1)},
        ]
  })
}

/** Where somebody goes to look: these are called by their name alone, and what is wrong in two of them is two things. */
const places: ReadonlySet<string> = new Set(['host', 'subcloud'])

export const isPlace = ({key}: EntityPart): boolean => places.has(key)

export const placeOf = (parts: readonly EntityPart[]): EntityPart | undefined => parts.find(isPlace)

/** There is one domain of services, and every group is in it: nobody needs to read that. */
export const withoutTaken = (parts: readonly EntityPart[]): EntityPart[] =>
  parts.filter(({key}, at) => key !== 'service_domain' || at === parts.length - 1)

/** As people call it: `controller-0 filesystem=/var/lib/x`. */
export const entityInWords = (parts: readonly EntityPart[]): string =>
  withoutTaken(parts)
    .map((part) => (isPlace(part) || part.key === '' ? part.value : `${part.key}=${part.value}`))
    .join(' ')

/** What is the same of all that differ in their last value. */
export const patternOf = (parts: readonly EntityPart[]): string =>
  parts
    .map((part, at) => (at === parts.length - 1 && !isPlace(part) ? `${part.key}=*` : `${part.key}=${part.value}`))
    .join('.')

const plural = (word: string): string => {
  if (/(s|x|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

/** So many of what differ in their last value: `controller-0 3 sensors`. */
export function manyInWords(parts: readonly EntityPart[], count: number): string {
  const own = withoutTaken(parts)
  const before = entityInWords(own.slice(0, -1))
  const key = own.at(-1)?.key || 'alarm'
  return [before, `${count} ${plural(key.replaceAll(/[_-]/g, ' '))}`].filter((part) => part !== '').join(' ')
}
