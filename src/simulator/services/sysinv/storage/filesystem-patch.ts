import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'

/** What somebody wants of one file system. */
export interface FilesystemPatch {
  readonly name: string
  readonly size: string
  /** undefined: nobody spoke of them */
  readonly functions: unknown
}

interface Step {
  readonly path: string
  readonly value: unknown
}

/** Several file systems are changed by a list of JSON patches. */
export function filesystemPatches(c: Call): FilesystemPatch[] {
  const body: unknown = c.body
  const isPatch = (one: unknown): one is Step[] =>
    Array.isArray(one) && one.every((step) => typeof step === 'object' && step !== null && 'path' in step)
  if (!Array.isArray(body) || !body.every(isPatch)) return refuse(400, 'Request is not in valid JSON format')
  return body
    .filter((patch) => !patch.some(({path}) => path === '/action'))
    .map((patch) => {
      const value = (path: string) => patch.find((step) => step.path === path)?.value
      return {name: String(value('/name')), size: String(value('/size')), functions: value('/capabilities')}
    })
}
