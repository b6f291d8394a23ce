import {InputError} from './error.js'

/** The halves of a word such as `name=value`; a value may hold more equals signs. */
export function halvesOf(word: string): [name: string, value: string | undefined] {
  const equals = word.indexOf('=')
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)]
}

/** The same, where a word without an equals sign has no value, which is for the server to judge. */
export function namedValues(words: readonly string[]): [name: string, value: string | null][] {
  return words.map((word) => {
    const [name, value = null] = halvesOf(word)
    return [name, value]
  })
}

function whole(words: readonly string[], refusal: (word: string) => string): [name: string, value: string][] {
  return words.map((word) => {
    const [name, value] = halvesOf(word)
    if (value === undefined) throw new InputError(refusal(word))
    return [name, value]
  })
}

// Scripts match on the official beginnings of these sentences.

/** What is to be changed to what, `name=value` each. */
export const assignments = (words: readonly string[]) =>
  whole(
    words.map((word) => word.replace(/^\//, '')),
    (word) => `Attributes must be a list of PATH=VALUE not "/${word}"`,
  )

/** Labels of devices, `name=value` each. */
export const labelValues = (words: readonly string[]) =>
  whole(words, (word) => `Attributes must be a list of NAME=VALUE not "${word}"`)

/** Words without an equals sign are passed over, as by the official client. */
export const settingsIn = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    words.flatMap((word) => {
      const [name, value] = halvesOf(word)
      return value === undefined ? [] : [[name, value]]
    }),
  )
