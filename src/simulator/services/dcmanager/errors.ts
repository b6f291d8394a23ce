import {STATUS_CODES} from 'node:http'
import {type Reply, reply} from '../../http/reply.js'
import type {Asked, Problem} from '../../http/service.js'

/** WebOb's own sentences, which the official client shows as the first line of an error. */
const explanations: Readonly<Record<number, string>> = {
  400: 'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  401: 'This server could not verify that you are authorized to access the document you requested. Either you supplied the wrong credentials (e.g., bad password), or your browser does not understand how to supply the credentials required.',
  403: 'Access was denied to this resource.',
  404: 'The resource could not be found.',
  409: 'There was a conflict when trying to complete your request.',
  410: 'This resource is no longer available. No forwarding address is given.',
  422: 'Unable to process the contained instructions',
  500: 'The server has either erred or is incapable of performing the requested operation.',
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')

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

/** A page for browsers unless JSON is asked for: the line structure is what the official client takes apart. */
export function dcmanagerErrors(problem: Problem, asked: Asked): Reply {
  const status = statusOf(problem, asked)
  const title = STATUS_CODES[status] ?? 'Error'
  const detail = detailOf(problem, asked)
  if (asked.header('accept')?.includes('json')) {
    return reply(status, {code: status, title, description: problem.kind === 'forbidden' ? null : detail})
  }
  const sentence = explanations[status] ?? title
  // Whoever accepts nothing gets text.
  if (asked.header('accept') === '') {
    const text = `${status} ${title}\n\n${sentence}\n\n ${detail}  `
    return reply(status, text, {'content-type': 'text/plain; charset=UTF-8'})
  }
  const said =
    status === 405
      ? [`  The method ${asked.method} is not allowed for this resource. <br /><br />`, '']
      : [`  ${sentence}<br /><br />`, escaped(detail), '', '']
  const page = [
    '<html>',
    ' <head>',
    `  <title>${status} ${title}</title>`,
    ' </head>',
    ' <body>',
    `  <h1>${status} ${title}</h1>`,
    ...said,
    ' </body>',
    '</html>',
  ]
  return reply(status, page.join('\n'), {'content-type': 'text/html; charset=UTF-8'})
}
