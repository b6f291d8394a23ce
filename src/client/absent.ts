import {ClientError, type Subject} from './error.js'

/** A service that knows no such thing; a sign-in to which nobody answers is no such reply, whatever its status. */
export const saysAbsent = (error: unknown): error is ClientError =>
  error instanceof ClientError && error.status === 404 && error.kind === 'not-found'

/** For `.catch()`: says what was looked for when a service answers that it is not there. */
export const whenAbsent =
  (message: string, about?: Subject, hint?: string) =>
  (error: unknown): never => {
    if (!saysAbsent(error)) throw error
    throw error.with({about, hint, serverError: undefined}, message)
  }

/** For `.catch()`: something instead, when a service answers that it is not there. */
export const whereAbsent =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (saysAbsent(error)) return instead
    throw error
  }
