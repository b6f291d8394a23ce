import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'

const wrapped = (status: number, inner: Record<string, unknown>): Reply =>
  reply(status, {error_message: JSON.stringify(inner)})

/** Every error of the API that keeps alarms. Its messages of what is refused carry the status in front. */
export function fmErrors(problem: Problem, asked: Asked): Reply {
  switch (problem.kind) {
    case 'unauthorized':
      return reply(
        401,
        {error: {code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.'}},
        {'www-authenticate': `Keystone uri="${asked.server}/keystone/v3"`},
      )
    case 'forbidden':
      return wrapped(403, {code: 403, title: 'Forbidden', description: null})
    case 'no-route':
      return wrapped(404, {code: 404, title: 'Not Found', description: ''})
    case 'no-method':
      return reply(405, wrapped(405, {code: 405, title: 'Method Not Allowed', description: ''}).body, {
        allow: problem.allow.join(', '),
      })
    case 'malformed':
      return wrapped(400, {faultcode: 'Client', faultstring: 'Request is not in valid JSON format', debuginfo: null})
    default:
      return wrapped(problem.status, {
        faultcode: problem.status >= 500 ? 'Server' : 'Client',
        faultstring: problem.message,
        debuginfo: null,
      })
  }
}
