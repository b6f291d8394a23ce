import {refuse} from '../../http/refusal.js'
import {pythonText} from './python-text.js'

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove'
  /** Without the leading slash. */
  readonly field: string
  readonly value: unknown
}

/** A JSON patch as sysinv takes it, with its own words for what it does not. */
export function patchOperations(body: unknown): PatchOperation[] {
  if (!Array.isArray(body)) refuse(400, 'Request is not in valid JSON format')
  return body.map((entry: {op?: unknown; path?: unknown; value?: unknown}) => {
    const {op, path, value} = entry ?? {}
    if (typeof path !== 'string' || (op !== 'add' && op !== 'replace' && op !== 'remove')) {
      refuse(400, `Invalid patch format: ${pythonText(entry ?? {})}`)
    }
    if (!/^(\/[\w-]+)+$/.test(path)) refuse(400, `Invalid path: ${path}`)
    if (op === 'add' && path.split('/').length === 2) {
      refuse(400, `Adding an additional attribute (${path}) to the resource is not allowed`)
    }
    return {op, field: path.slice(1), value}
  })
}
