import {ClientError, type Subject} from './error.js'

/** For `.catch()`: says what was looked for when a service answers that it is not there. */
export const whenAbsent =
  (message: string, about?: Subject, hint?: string) =>
  (error: unknown): never => {
    if (!(error instanceof ClientError) || error.status !== 404) throw error
    const {service, method, url, status, requestId} = error
    throw new ClientError('not-found', message, {service, method, url, status, requestId, about, hint, cause: error})
  }
