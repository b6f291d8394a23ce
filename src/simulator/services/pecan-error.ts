import {type Reply, reply} from '../http/reply.js'
import type {Asked, Problem} from '../http/service.js'

/** Two layers of JSON, the inner one as text: what pecan and wsme make of an error in sysinv and fm. */
export const wrapped = (status: number, inner: Record<string, unknown>): Reply =>
  reply(status, {error_message: JSON.stringify(inner)})

/** Keystone's middleware answers before the service is reached. */
export const unauthorized = (asked: Asked): Reply =>
  reply(
    401,
    {error: {code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.'}},
    {'www-authenticate': `Keystone uri="${asked.server}/keystone/v3"`},
  )

/** What a controller refused, or failed to do. */
export function refused(problem: Problem): Reply {
  if (problem.kind === 'malformed') {
    return wrapped(400, {faultcode: 'Client', faultstring: 'Request is not in valid JSON format', debuginfo: null})
  }
  return wrapped(problem.status, {
    faultcode: problem.status >= 500 ? 'Server' : 'Client',
    faultstring: problem.message,
    debuginfo: null,
  })
}
