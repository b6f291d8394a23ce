import {ClientError} from './error.js'

/** A request path with its values escaped: path`/ihosts/${id}`. */
export function path(literals: TemplateStringsArray, ...values: (string | number)[]): string {
  return literals.reduce((text, literal, at) => `${text}${segment(values[at - 1])}${literal}`)
}

/** A value must stay one segment: an empty one or dots would address something else than what was meant. */
function segment(value: string | number | undefined): string {
  const text = String(value ?? '')
  if (text === '' || text === '.' || text === '..') {
    throw new ClientError('usage', `"${text}" is no name or id`, {hint: 'give the name or id of what is meant'})
  }
  return encodeURIComponent(text)
}
