import {InputError} from './error.js'

/** Ranges of addresses, `start-end` each. */
export function rangesIn(text: string | undefined): string[][] | undefined {
  return text?.split(',').map((range) => {
    const ends = range.split('-')
    if (ends.length === 2) return ends
    throw new InputError(`"${range}" is no range of addresses`, {
      hint: 'give start-end, as in 10.10.10.2-10.10.10.50; commas between several',
    })
  })
}
