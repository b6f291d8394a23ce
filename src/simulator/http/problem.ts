import {reasonOf, StorageError} from '../kernel/problem.js'
import {Refusal} from './refusal.js'
import type {Problem} from './service.js'

class ProblemFound extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

export const problem = (
  kind: Problem['kind'],
  status: number,
  message: string,
  more: Partial<Pick<Problem, 'detail' | 'allow'>> = {},
): ProblemFound => new ProblemFound({kind, status, message, detail: {}, allow: [], ...more})

/** Where a path leads on to nothing for one method, though the router knows it for others. */
export function noSuchPath(): never {
  throw problem('no-route', 404, 'no such path')
}

/** A client is to blame for a form that breaks off, not for a disk that cannot hold it. */
export function unreadable(error: unknown): never {
  const message = reasonOf(error)
  if (error instanceof Error && 'syscall' in error) throw new StorageError(message, {cause: error})
  const status = statusOf(error) ?? 400
  throw problem(kindOf(status), status, message)
}

const kindOf = (status: number): Problem['kind'] => (status === 413 ? 'too-large' : 'malformed')

/** Errors of fastify and its plugins say who is to blame. */
const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined

/** What a thrown error means to the client; what means nothing to it is a defect, and reported. */
export function problemOf(error: unknown, report: (error: unknown) => void): Problem {
  if (error instanceof ProblemFound) return error.problem
  const none = {detail: {}, allow: []}
  if (error instanceof Refusal) {
    return {...none, kind: 'refused', status: error.status, message: error.message, detail: error.detail ?? {}}
  }
  const message = reasonOf(error)
  const status = statusOf(error)
  if (status !== undefined && status < 500) return {...none, kind: kindOf(status), status, message}
  report(error)
  return {...none, kind: error instanceof StorageError ? 'storage' : 'crashed', status: 500, message}
}
