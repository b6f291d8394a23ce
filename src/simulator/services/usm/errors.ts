import {createHash} from 'node:crypto'
import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'

/** What the genuine service says of all that it did not expect; the number only helps those who read its log. */
export const internalError = (cause: string): string =>
  `Internal error occurred. Error signature [${createHash('sha256').update(cause).digest('hex').slice(0, 8)}]`

/** Every error of the API that manages software: what clients print stands in `error`. */
export function usmErrors(problem: Problem, asked: Asked): Reply {
  const said = (error: string): Reply => reply(problem.status, {info: '', warning: '', error})
  switch (problem.kind) {
    case 'unauthorized':
      return reply(
        401,
        {error: {code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.'}},
        {'www-authenticate': `Keystone uri="${asked.server}/keystone/v3"`},
      )
    case 'forbidden':
      return said('The requested action is not authorized')
    case 'no-route':
      return said('Not Found')
    case 'no-method':
      return reply(405, said('Method Not Allowed').body, {allow: problem.allow.join(', ')})
    case 'malformed':
      return said('Request is not in valid JSON format')
    case 'storage':
      return said(internalError(problem.message))
    default:
      if (typeof problem.detail['info'] !== 'string') return said(problem.message)
      return reply(problem.status, {info: problem.detail['info'], warning: '', error: ''})
  }
}
