import {ClientError} from '../error.js'

/** For `.catch()`: which of these releases it was that usm does not know. */
export const aboutReleases =
  (ids: readonly string[] = []) =>
  (error: unknown): never => {
    const unknown = error instanceof ClientError && error.kind === 'not-found'
    const ref = unknown ? ids.find((id) => error.message.includes(id)) : undefined
    if (!unknown || ref === undefined) throw error
    throw error.with({about: {resource: 'release', ref}}, `release not found: ${ref}`)
  }
