import {CommandFailure} from './failure.js'

/** So many, or so many percent of all. */
export interface Share {
  readonly number: number
  readonly isPercent: boolean
}

/** `5`, or `10%`; `least` is what makes sense at all. */
export function shareOf(text: string, {least, such}: {least: number; such: string}): Share {
  const [, digits, percent = ''] = /^(\d{1,6})(%?)$/.exec(text) ?? []
  const number = Number(digits)
  if (digits === undefined || number < least || (percent !== '' && number > 100)) {
    throw new CommandFailure('usage', `"${text}" is neither a number of failures nor a share`, `such as ${such}`)
  }
  return {number, isPercent: percent !== ''}
}
