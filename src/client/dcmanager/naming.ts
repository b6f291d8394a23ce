import {type Api, catching} from '../api.js'
import {ClientError, type Resource} from '../error.js'

/** What dcmanager says is not there, without its name. */
const absences = {
  subcloud: /\bsubcloud not found\b/i,
  'subcloud-group': /\b(?:subcloud )?group not found\b/i,
  'peer-group': /\bsubcloud peer group not found\b/i,
  'peer-group-association': /\bpeer group association not found\b/i,
  'system-peer': /\bsystem peer not found\b/i,
} as const satisfies Partial<Record<Resource, RegExp>>

/** The same service; where something is not there it says which, as it was named. The service's own words stay. */
export const naming = (api: Api, resource: keyof typeof absences, ref: string): Api =>
  catching(api, (error) => {
    const absent = error instanceof ClientError && error.kind === 'not-found'
    if (!absent || !absences[resource].test(error.message)) throw error
    throw error.with({about: {resource, ref}}, `${resource.replaceAll('-', ' ')} not found: ${ref}`)
  })
