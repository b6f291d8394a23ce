import {ClientError} from '../error.js'

/** For `.catch()`: the official program ends its account of a refusal with the deed, and scripts match on that line. */
export const unable =
  (deed: string) =>
  (error: unknown): never => {
    if (!(error instanceof ClientError)) throw error
    const {message, serverError} = error
    throw error.with({serverError: {...serverError, text: `${serverError?.text || message}\nUnable to ${deed}`}})
  }
