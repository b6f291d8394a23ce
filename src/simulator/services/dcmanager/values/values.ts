import {YAMLParseError} from 'yaml'
import {excessIn} from '../../../../yaml/excess.js'
import {yamlValue} from '../../../../yaml/parser.js'
import {refuse} from '../../../http/refusal.js'
import type {Upload} from '../../../http/upload.js'

/** What a YAML file or a form says: keys with whatever they hold. */
export type Values = Readonly<Record<string, unknown>>

/** A scalar as text; nothing where there is none. */
export function textOf(values: Values, key: string): string {
  const value = values[key]
  if (value === undefined || value === null || typeof value === 'object') return ''
  return String(value)
}

export const given = (values: Values, key: string): boolean => values[key] !== undefined && values[key] !== null

/** Said as a boolean, or as the word. */
export const isTrue = (value: unknown): boolean => value === true || String(value).toLowerCase() === 'true'

/** The mapping in an uploaded YAML file; `field` is what the server calls the file. */
export function yamlValues(text: string, field: string): Values {
  const complain = (what: string) => refuse(400, `Error: Unable to load ${field} file contents (${what}).`)
  const excess = excessIn(text)
  if (excess) return complain(excess)
  let values: unknown
  try {
    values = yamlValue(text, {maxAliasCount: 100})
  } catch (error) {
    if (!(error instanceof YAMLParseError)) return complain('please see logs for more details')
    // The servers count lines from zero.
    return complain(`problem on line: ${text.slice(0, error.pos[0]).split('\n').length - 1}`)
  }
  if (values === null || values === undefined) return complain('empty file provided')
  if (typeof values !== 'object' || Array.isArray(values)) return complain('not a mapping of keys to values')
  return values as Values
}

/** A file that is too large to be one of these is kept on disk, and was never YAML anybody wrote. */
export function yamlFile(file: Upload, field: string): Values {
  if (file.content === undefined) refuse(400, `Error: Unable to load ${field} file contents (the file is too large).`)
  return yamlValues(file.content.toString('utf8'), field)
}

/** As Python's json.dumps writes it, which is what the database of the genuine server holds. */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, one]) => `${JSON.stringify(key)}: ${pythonJson(one)}`)
      .join(', ')}}`
  }
  return JSON.stringify(value ?? null)
}
