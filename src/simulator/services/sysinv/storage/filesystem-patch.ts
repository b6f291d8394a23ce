import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'

/** What somebody wants of one file system. */
export interface FilesystemPatch {
  readonly name: string
  /** undefined: nobody spoke of it */
  readonly size: string | undefined
  readonly functions: readonly string[] | undefined
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
      const size = value('/size')
      return {
        name: String(value('/name')),
        size: size === undefined && value('/capabilities') !== undefined ? undefined : String(size),
        functions: functionsIn(value('/capabilities')),
      }
    })
}

/** Capabilities come as a JSON text, which Python wrote. */
function functionsIn(capabilities: unknown): readonly string[] | undefined {
  if (capabilities === undefined) return undefined
  const {functions} = (typeof capabilities === 'string' ? jsonOf(capabilities) : capabilities) as {functions?: unknown}
  return Array.isArray(functions) ? functions.map(String) : refuse(400, 'Request is not in valid JSON format')
}

function jsonOf(text: string): object {
  try {
    return (JSON.parse(text) as object | null) ?? {}
  } catch {
    return refuse(400, 'Request is not in valid JSON format')
  }
}
