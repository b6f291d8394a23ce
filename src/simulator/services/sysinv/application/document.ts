import {excessIn} from '../../../../yaml/excess.js'
import {yamlValue} from '../../../../yaml/parser.js'

export type Parsed = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Parsed =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A map that somebody wrote as YAML, or why it is none. */
export function documentIn(content: Buffer, name: string): Parsed | string {
  const text = content.toString()
  const excess = excessIn(text)
  if (excess) return `${name}, ${excess}`
  try {
    const parsed = yamlValue(text)
    return isRecord(parsed) ? parsed : `${name} is not a map`
  } catch {
    return `${name} is not valid YAML`
  }
}
