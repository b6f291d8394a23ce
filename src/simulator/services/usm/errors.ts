import {createHash} from 'node:crypto'
import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'
import {unauthorized} from '../pecan-error.js'

/** What the genuine service says of all that it did not expect; the number only helps those who read its log. */
export const internalError = (cause: string): string =>
  `Internal error occurred. Error signature [${createHash('sha256').update(cause).digest('hex').slice(0, 8)}]`

const roleNeeded = (method: string): string =>
  `Not allowed, role ${method === 'GET' ? 'reader or operator' : 'admin or configurator'} is needed`

/** What WebOb says of a method that a path does not take. */
export const noMethod =
  'The server could not comply with the request since it is either malformed or otherwise incorrect.'

/**
 * Every error that this API raises: what clients print stands in `error`. It is JSON that calls itself a page, which tells
 * it from the refusals of a precheck or a start, which are ordinary replies.
 */
export function usmErrors(problem: Problem, asked: Asked): Reply {
  const raised = (texts: Readonly<Record<'info' | 'warning' | 'error', string>>): Reply =>
    reply(problem.status, JSON.stringify(texts), {'content-type': 'text/html; charset=UTF-8'})
  const said = (error: string): Reply => raised({info: '', warning: '', error})
  switch (problem.kind) {
    case 'unauthorized':
      return unauthorized(asked)
    case 'forbidden':
      return said(roleNeeded(asked.method))
    case 'no-route':
      return said('The resource could not be found.')
    case 'no-method':
      return said(noMethod)
    case 'malformed':
      return said('Request is not in valid JSON format')
    case 'storage':
      return said(internalError(problem.message))
    default:
      if (typeof problem.detail['info'] !== 'string') return said(problem.message)
      return raised({info: problem.detail['info'], warning: '', error: ''})
  }
}
