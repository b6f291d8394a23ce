import {ClientError} from './error.js'
import type {ServiceName} from './service.js'
import {TooLarge} from './size.js'

export interface Attempted {
  service: ServiceName
  method: string
  url: string
}

/** Nothing is wrong with the request: the same one may well succeed in a moment. */
const TRANSIENT = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
])

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])

/** The request, or a part of it, had been sent. */
const BROKEN_OFF = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** What to do where a server answers as none of the services would. */
export const ENDPOINT = 'check that the endpoint is the one of the service'

/** What to do after a write that nobody knows the outcome of. */
export const UNSURE = 'the request may still take effect: look before you repeat it'

export const isTransient = (error: unknown): boolean => TRANSIENT.has(codeOf(error))

/** An exchange that ended without a whole reply, as an error to throw. */
export function networkFailure(error: unknown, at: Attempted, more: {replying: boolean}): ClientError {
  const {service, method, url} = at
  const code = codeOf(error)
  const failed = (kind: 'failed' | 'deadline', message: string, hint: string) =>
    new ClientError(kind, message, {...at, hint, cause: error})
  const where = new URL(url).host
  if (error instanceof TooLarge) {
    return failed('failed', `${service} answered ${method} ${url} without an end: ${error.message}`, ENDPOINT)
  }
  if (code.startsWith('HPE_')) {
    return failed('failed', `${service} at ${url} does not speak HTTP`, 'check the port, and http against https')
  }
  if (isTls(code, error)) return tlsFailure(code, failed, service, url, error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const {hostname} = new URL(url)
    return failed('failed', `no address found for ${hostname} (${service}: ${url})`, 'check the name, DNS and VPN')
  }
  if (TIMEOUTS.has(code)) {
    return failed('deadline', `${service} at ${url} does not answer in time`, 'check the network, or allow more time')
  }
  const again = method === 'GET' ? 'try again' : UNSURE
  if (more.replying) return failed('failed', `the reply of ${service} to ${method} ${url} was cut off`, again)
  if (code === 'ECONNREFUSED') {
    return failed(
      'failed',
      `nothing listens at ${where} (${service}: ${url})`,
      'check the address and that the service runs',
    )
  }
  const why = rootOf(error)
  if (method !== 'GET' && BROKEN_OFF.has(code)) {
    return failed('failed', `the connection broke during ${method} ${url} (${service}): ${why}`, UNSURE)
  }
  return failed('failed', `cannot reach ${service} at ${url}: ${why}`, 'check the address, the network and proxies')
}

/** The first cause that has a code: `fetch` wraps it, and several addresses of one host wrap it once more. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const {code, errors} = at as {code?: unknown; errors?: unknown}
    if (typeof code === 'string' && code !== '') return code
    if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0])
  }
  return ''
}

function rootOf(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error && at.message ? at.message : codeOf(error) || String(at)
}

const CERTIFICATE = /CERT|^UNABLE_TO_|SELF_SIGNED|^ERR_TLS|ALTNAME/

const isTls = (code: string, error: unknown): boolean =>
  CERTIFICATE.test(code) || code.startsWith('ERR_SSL') || code === 'EPROTO' || /ssl|tls/i.test(rootOf(error))

function tlsFailure(
  code: string,
  failed: (kind: 'failed', message: string, hint: string) => ClientError,
  service: ServiceName,
  url: string,
  error: unknown,
): ClientError {
  const why = rootOf(error)
  if (/wrong version number|packet length|http request/i.test(why)) {
    return failed('failed', `${service} at ${url} does not speak TLS`, 'use http:// for it, or the port that has TLS')
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return failed('failed', `the certificate of ${url} (${service}) has expired`, 'renew it; check the clock as well')
  }
  if (CERTIFICATE.test(code)) {
    return failed(
      'failed',
      `the certificate of ${url} (${service}) is not trusted: ${why}`,
      'give the CA that signed it as CA file; insecure mode skips the check',
    )
  }
  return failed('failed', `TLS with ${service} at ${url} failed: ${why}`, 'check client certificate, key and CA file')
}
