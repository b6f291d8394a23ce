import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'
import {refused, unauthorized, wrapped} from '../pecan-error.js'

/** Every error of the API that keeps alarms. Its messages of what is refused carry the status in front. */
export function fmErrors(problem: Problem, asked: Asked): Reply {
  switch (problem.kind) {
    case 'unauthorized':
      return unauthorized(asked)
    case 'forbidden':
      return wrapped(403, {code: 403, title: 'Forbidden', description: null})
    case 'no-route':
      return wrapped(404, {code: 404, title: 'Not Found', description: ''})
    case 'no-method':
      return reply(405, wrapped(405, {code: 405, title: 'Method Not Allowed', description: ''}).body, {
        allow: problem.allow.join(', '),
      })
    default:
      return refused(problem)
  }
}
