import {STATUS_CODES} from 'node:http'
import {type Reply, reply} from '../http/reply.js'
import type {Asked} from '../http/service.js'

/** WebOb's own sentences, which official clients show as the first line of an error. */
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

export interface WebObError {
  readonly status: number
  /** What the page says below its stock sentence. */
  readonly detail?: string
  /** What the JSON says, where that is not the detail. */
  readonly description?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/** An error that WebOb words: a page for browsers, unless JSON is asked for. The line structure is part of it. */
export function webObError(asked: Asked, {status, detail = '', description = detail, headers}: WebObError): Reply {
  const title = STATUS_CODES[status] ?? 'Error'
  if (asked.header('accept')?.includes('json')) return reply(status, {code: status, title, description}, headers)
  const sentence = explanations[status] ?? title
  // Whoever accepts nothing gets text.
  if (asked.header('accept') === '') {
    const text = `${status} ${title}\n\n${sentence}\n\n ${detail}  `
    return reply(status, text, {...headers, 'content-type': 'text/plain; charset=UTF-8'})
  }
  const said =
    status === 405
      ? [`  The method ${asked.method} is not allowed for this resource. <br /><br />`, escaped(detail)]
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
  return reply(status, page.join('\n'), {...headers, 'content-type': 'text/html; charset=UTF-8'})
}
