import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'
import {refused, unauthorized, wrapped} from '../pecan-error.js'

const titles: Readonly<Record<number, string>> = {403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed'}

/** What the router says; the body depends on whether the client asked for JSON and nothing else. */
function routed(status: number, description: string | null, asked: Asked): Reply {
  if (asked.header('accept') === 'application/json')
    return wrapped(status, {code: status, title: titles[status], description})
  return wrapped(status, {
    faultstring:
      status === 405
        ? `The method ${asked.method} is not allowed for this resource.`
        : description || 'The resource could not be found.',
  })
}

/** Every error of the API that configures a system. */
export function sysinvErrors(problem: Problem, asked: Asked): Reply {
  switch (problem.kind) {
    case 'unauthorized':
      return unauthorized(asked)
    case 'forbidden':
      return wrapped(403, {code: 403, title: 'Forbidden', description: 'The requested action is not authorized'})
    case 'no-route':
      return routed(404, '', asked)
    case 'no-method': {
      const answer = routed(405, '', asked)
      return reply(405, answer.body, {allow: problem.allow.join(', ')})
    }
    default:
      return refused(problem)
  }
}
