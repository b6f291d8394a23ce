import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'

const refused = (status: number, faultstring: string): Reply =>
  reply(status, {debuginfo: null, faultcode: status >= 500 ? 'Server' : 'Client', faultstring})

/** Every error of the API that orchestrates a system. */
export function vimErrors(problem: Problem, asked: Asked): Reply {
  switch (problem.kind) {
    case 'unauthorized':
      return reply(401, refused(401, 'Authentication required').body, {
        'www-authenticate': `Keystone uri="${asked.server}/keystone/v3"`,
      })
    case 'forbidden':
      return refused(403, 'Access was denied to this resource.')
    case 'no-route':
      return refused(404, 'The resource could not be found.')
    case 'no-method':
      return reply(405, refused(405, 'Method Not Allowed').body, {allow: problem.allow.join(', ')})
    case 'malformed':
      return refused(400, 'Request is not in valid JSON format')
    default:
      return refused(problem.status, problem.message)
  }
}
