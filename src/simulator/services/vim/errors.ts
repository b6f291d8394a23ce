import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'
import {webObError} from '../webob-error.js'

const refused = (status: number, faultstring: string): Reply =>
  reply(status, {faultcode: status >= 500 ? 'Server' : 'Client', faultstring, debuginfo: null})

/** Every error of the API that orchestrates a system. */
export function vimErrors(problem: Problem, asked: Asked): Reply {
  switch (problem.kind) {
    // Its own middleware has no other answer to a token that it does not know; dcmanager and others live with it.
    case 'unauthorized':
      return reply(403)
    case 'forbidden':
    case 'no-route':
      return webObError(asked, {status: problem.status})
    case 'no-method':
      return webObError(asked, {status: 405, headers: {allow: problem.allow.join(', ')}})
    case 'malformed':
      return refused(400, 'Request is not in valid JSON format')
    default:
      return refused(problem.status, problem.message)
  }
}
