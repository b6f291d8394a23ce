import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {declaredPatch, isOperation, type PatchEntry, patchList} from '../json-patch.js'
import {pythonText} from '../python-text.js'

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove'
  /** Without the leading slash. */
  readonly field: string
  readonly value: unknown
  /** of a PTP parameter; others have none */
  readonly section: unknown
  /** as Python writes it, keys in their order: what refusals quote */
  readonly quoted: string
}

const operation = ({op, path, value, section}: PatchEntry, quoted: string): PatchOperation => ({
  op,
  field: path.slice(1),
  value,
  section,
  quoted,
})

/** A patch of a host, a system or a service: these check by hand what the others declare. */
export function looseOperations(c: Call): PatchOperation[] {
  return patchList(c).map((entry) => {
    const {op, path, value, section} = (entry ?? {}) as Partial<Record<keyof PatchEntry, unknown>>
    if (op === undefined || path === undefined) refuse(400, `Invalid patch format: ${pythonText(entry)}`)
    if (!isOperation(op)) refuse(400, `Operation not supported: ${op}`)
    if (typeof path !== 'string' || !/^(\/[\w-]+)+$/.test(path)) refuse(400, `Invalid path: ${path}`)
    if (op === 'add' && path.split('/').length === 2) {
      refuse(400, `Adding an additional attribute (${path}) to the resource is not allowed`)
    }
    return operation({op, path, value, section}, pythonText(entry))
  })
}

/** A patch of anything else. */
export function patchOperations(c: Call): PatchOperation[] {
  return declaredPatch(c).map((entry) => {
    const {op, path, value} = entry
    if (op === 'add' && path.split('/').length === 2) {
      refuse(400, `Adding a new attribute (${path}) to the root of  the resource is not allowed`)
    }
    if (op !== 'remove' && (value === undefined || value === null)) {
      refuse(400, 'Edit and Add operation of the field requires non-empty value.')
    }
    return operation(entry, pythonText({path, op, ...(value === undefined ? {} : {value})}))
  })
}
