import type {Reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'
import {webObError} from '../webob-error.js'

function detailOf(problem: Problem, asked: Asked): string {
  if (problem.kind === 'unauthorized') {
    const token = asked.header('x-auth-token')
    if (!token && asked.header('oidc-token') !== undefined) {
      return 'Failed to validate access token: OIDC token is invalid'
    }
    return `Failed to validate access token: ${token ? `Auth token is invalid: ${token}` : 'Authentication required'}`
  }
  return wordless.has(problem.kind) ? '' : problem.message
}

/** These say nothing but what their status means. */
const wordless = new Set(['forbidden', 'no-route', 'no-method'])

/** To read what can only be written is to read what is not there. */
const statusOf = ({kind, status}: Problem, {method}: Asked): number =>
  kind === 'no-method' && (method === 'GET' || method === 'HEAD') ? 404 : status

export function dcmanagerErrors(problem: Problem, asked: Asked): Reply {
  const detail = detailOf(problem, asked)
  const description = problem.kind === 'forbidden' ? null : detail
  return webObError(asked, {status: statusOf(problem, asked), detail, description})
}
