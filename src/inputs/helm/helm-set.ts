import {InputError} from '../error.js'

/** One assignment of helm's `--set`, as in `a.b[0].c=value`. */
export interface SetAssignment {
  /** As it was typed. */
  text: string
  path: (string | number)[]
  value: unknown
}

/** Reads a `--set` value as helm does: assignments with commas between, `\` before what is meant literally. */
export function parseSet(text: string): SetAssignment[] {
  const assignments: SetAssignment[] = []
  let at = 0

  const refuse = (reason: string, where = at): never => {
    const place = `at position ${where + 1} of "${text}"`
    throw new InputError(`--set does not parse: ${reason} ${place}`, {hint: 'it takes a.b=value,c[0]=value'})
  }

  /** Up to one of the ends, which is left standing. */
  function until(ends: string): string {
    let taken = ''
    while (at < text.length && !ends.includes(text[at] ?? '')) {
      if (text[at] === '\\' && at + 1 < text.length) at += 1
      taken += text[at]
      at += 1
    }
    return taken
  }

  function readPath(): (string | number)[] {
    const path: (string | number)[] = []
    for (;;) {
      const start = at
      const key = until('.[=,]')
      if (key === '') refuse('a name is missing', start)
      path.push(key)
      while (text[at] === '[') {
        at += 1
        const from = at
        const index = until('[]=,')
        if (text[at] !== ']') refuse('"]" is missing')
        if (!/^\d{1,5}$/.test(index)) refuse('an index is a small number', from)
        path.push(Number(index))
        at += 1
      }
      if (text[at] === '=') return path
      if (text[at] !== '.')
        refuse(at < text.length && text[at] !== ',' ? `"${text[at]}" is unexpected` : '"=" is missing')
      at += 1
    }
  }

  function readValue(): unknown {
    if (text[at] !== '{') return typed(until(','))
    at += 1
    const items: unknown[] = []
    if (text[at] === '}') at += 1
    else {
      for (;;) {
        items.push(typed(until(',}')))
        if (at >= text.length) refuse('"}" is missing')
        at += 1
        if (text[at - 1] === '}') break
      }
    }
    if (at < text.length && text[at] !== ',') refuse(`"${text[at]}" is unexpected`)
    return items
  }

  for (;;) {
    const start = at
    const path = readPath()
    at += 1
    const value = readValue()
    assignments.push({text: text.slice(start, at), path, value})
    if (at >= text.length) return assignments
    at += 1
  }
}

/** helm's guesses: booleans, null and whole numbers without leading zeros; the rest is text. */
function typed(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  return /^-?(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : text
}
