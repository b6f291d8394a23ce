import {ClientError, type ClientErrorKind} from './error.js'
import {readServerError, type ServerError} from './server-error.js'
import type {ServiceName} from './service.js'
import {saysStale} from './stale-token.js'
import {kindOfRefusal} from './state-refusal.js'
import type {HttpReply} from './transport.js'

/** An error reply as an error to throw. */
export function refusal(service: ServiceName, method: string, reply: HttpReply): ClientError {
  const {status, url, requestId} = reply
  const serverError = readServerError(service, status, reply.contentType, reply.text)
  const stale = saysStale(service, reply)
  const kind = stale ? 'auth' : kindOf(service, status, serverError)
  const unsaid = stale ? 'the token is not accepted' : 'no reason given'
  const said = withoutTraceback(serverError.reason ?? serverError.title ?? (serverError.text || unsaid))
  // Control characters would let a service write anywhere on the terminal that shows the error.
  const shown = said.replace(/(?!\s)\p{Cc}/gu, '')
  return new ClientError(kind, `${shown} (${service} answered ${status} to ${method} ${url})`, {
    service,
    method,
    url,
    status,
    requestId,
    serverError,
    hint: stale ? SIGN_IN : hintFor(status, service),
  })
}

/** Servers send Python's tracebacks along; what precedes one, or else its last line, says what happened. */
function withoutTraceback(text: string): string {
  const start = text.indexOf('Traceback (most recent call last)')
  if (start < 0) return text
  // Some send it as the list of its lines.
  const before = text
    .slice(0, start)
    .replace(/\[?u?['"]?\s*$/, '')
    .trim()
  if (before) return before
  const lines = text
    .slice(start)
    .trim()
    .split(/\\n|\n/)
  return lines.findLast((line) => /\w/.test(line))?.trim() ?? text
}

function kindOf(service: ServiceName, status: number, serverError: ServerError): ClientErrorKind {
  switch (status) {
    // Signed in without the role that the request needs.
    case 403:
      return 'auth'
    case 404:
      return 'not-found'
    // sysinv: duplicates and objects in use; dcmanager: names taken, busy subclouds; vim: a strategy exists.
    case 409:
      return 'conflict'
    // Bad input, or a check of what is meant.
    case 400:
    case 406:
    case 422:
      return kindOfRefusal(service, serverError.text, status)
    // 410 is a retired request, 5xx a broken server.
    default:
      return 'failed'
  }
}

const SIGN_IN = 'sign in again; if that does not help, check user, password, project and domains'

function hintFor(status: number, service: ServiceName): string | undefined {
  if (status === 403) return 'the roles of this user in this project do not allow it'
  if (status === 404) return undefined
  if (status === 429) return `${service} is asked too much at the moment: try again later, or ask for less at once`
  if (status === 502 || status === 503 || status === 504) return `${service} may be restarting: try again in a minute`
  if (status >= 500) return `see the log of ${service} on the active controller`
  return undefined
}
