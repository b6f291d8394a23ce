import {ClientError} from '../error.js'

/** For `.catch()`: the official program ends its account of a refusal with the deed, and scripts match on that line. */
export const unable =
  (deed: string) =>
  (error: unknown): never => {
    if (!(error instanceof ClientError)) throw error
    const {kind, message, service, method, url, status, requestId, about, hint, serverError} = error
    const text = `${serverError?.text || message}\nUnable to ${deed}`
    throw new ClientError(kind, message, {
      ...{service, method, url, status, requestId, about, hint},
      serverError: {...serverError, text},
      cause: error,
    })
  }
