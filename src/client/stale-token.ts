import type {ServiceName} from './service.js'
import type {HttpReply} from './transport.js'

export type TokenReply = Pick<HttpReply, 'status' | 'text'>

/** One way in which a service says that it does not know whoever asks, or no longer does. */
export interface StaleToken {
  service: ServiceName | 'any'
  /** Of what token, and who says so. */
  of: string
  status: number
  /** Where the status alone does not tell. */
  says?: (text: string) => boolean
  /** Bodies that genuine servers send. */
  examples: readonly string[]
}

const unauthorized =
  '{"error": {"code": 401, "title": "Unauthorized", "message": "The request you have made requires authentication."}}'
const fault = (text: string) =>
  JSON.stringify({error_message: JSON.stringify({faultcode: 'Client', faultstring: text})})

/**
 * All ways in which genuine services refuse a token that has ended, was revoked, or that they never knew. What only the
 * roles of its owner do not allow is none of them: a new token would be refused as well.
 */
export const staleTokens: readonly StaleToken[] = [
  {
    service: 'any',
    of: 'keystone: its middleware before sysinv, fm and usm; dcmanager; the proxies of a system controller',
    status: 401,
    examples: [
      unauthorized,
      '<html>\n <body>\n  <h1>401 Unauthorized</h1>\n  This server could not verify that you are authorized.<br /><br />\nFailed to validate access token: Auth token is invalid: x\n\n\n </body>\n</html>',
      fault('Missing authentication token'),
    ],
  },
  {
    service: 'any',
    of: 'OIDC: sysinv, dcmanager, fm (which says nothing), the proxies of a system controller',
    status: 401,
    examples: [fault('OIDC Authorization failed: Not authorized'), '', fault('OIDC authentication failed: expired')],
  },
  // Its own middleware knows no 401, for tokens of either kind. Roles that do not suffice come with a body.
  {service: 'vim', of: 'keystone and OIDC', status: 403, says: (text) => text.trim() === '', examples: ['']},
  // Its middleware forgets to set the status.
  {
    service: 'usm',
    of: 'OIDC',
    status: 200,
    says: (text) => /^\s*\{\s*"error":\s*"OIDC authentication: /.test(text),
    examples: ['{"error": "OIDC authentication: Signature has expired."}'],
  },
]

/** Whether this reply says so. Such a request did nothing: all services look at the token first. */
export const saysStale = (service: ServiceName, {status, text}: TokenReply): boolean =>
  staleTokens.some(
    (one) => (one.service === service || one.service === 'any') && one.status === status && (one.says?.(text) ?? true),
  )
