import {NoOidcToken} from '../config/error.js'
import {OutputError} from '../output/error.js'
import type {Program} from '../spelling/spell.js'
import type {Failure} from './failure.js'

/** What the official program prints of a failure, and where: scripts match on these. */
export function officialReport(program: Program, failure: Failure): {text: string; stream: 'stdout' | 'stderr'} {
  const {serverText, facts} = failure
  // What there is to choose from: their own refusals of columns say it too.
  const message =
    failure.cause instanceof OutputError
      ? (failure.cause.officially ?? [failure.message, failure.cause.hint].filter(Boolean).join('; '))
      : failure.message
  const status = Number(facts.status)
  const worded =
    failure.cause instanceof NoOidcToken
      ? withoutOidcToken[program]?.(failure.cause.username)
      : serverText === undefined
        ? undefined
        : wordings[program]?.(status, serverText, failure)
  // A refusal without words is told by its status; the official dcmanager prints b''.
  const text = worded ?? (serverText || message)
  return {text: program === 'dcmanager' ? `ERROR (app) ${text}` : text, stream: streamOf(program, failure)}
}

/** `software` takes what its server says for its result, be it a refusal; `sw-manager` has no other stream. */
function streamOf(program: Program, {serverText, facts}: Failure) {
  const refused = program === 'software' && serverText !== undefined && facts.service === 'usm'
  return refused || program === 'sw-manager' ? 'stdout' : 'stderr'
}

type Wording = (status: number, serverText: string, failure: Failure) => string | undefined

/** Loaded by those who need it: as an ES module, node:http alone would nearly double what Node costs at start-up. */
const statusName = (status: number) => process.getBuiltinModule('node:http').STATUS_CODES[status]

/** Programs that go by the status of a refusal; the others print what the service said. */
const wordings: Partial<Record<Program, Wording>> = {
  dcmanager(status, serverText, {facts}) {
    return facts.service === 'keystone' ? ofKeystone(status, serverText, facts) : undefined
  },
  fm(status, serverText, {facts}) {
    if (facts.service === 'keystone') return signIn(status, serverText, facts)
    if (status === 401) return 'Invalid Identity credentials.'
    if (status === 403) return 'Error: Forbidden.'
    // It looks for the service's own words in a place where fm never puts them.
    const title = status >= 500 ? 'Server Error' : status === 404 ? 'Client Error: Not Found' : 'Client Error'
    return `HTTP ${title} (HTTP ${status})${request(facts)}`
  },
  system(status, serverText, {facts}) {
    if (facts.service === 'keystone') return signIn(status, serverText, facts)
    if (status === 401) return 'Invalid Identity credentials.'
    return status === 403 ? 'Error: Forbidden' : undefined
  },
  software(status, serverText, {facts, serverError = {}}) {
    if (facts.service === 'keystone') {
      return `Failed to get openstack endpoint, error was: ${ofKeystone(status, serverText, facts)}`
    }
    if (facts.service !== 'usm' || Number.isNaN(status)) return undefined
    const {info, warning, error, title, reason} = serverError
    // These come with texts of usm; what has another status may come from whatever stands before it.
    if ([200, 406, 500].includes(status)) {
      if (error) return `Error:\n${error}`
      return warning ? `Warning:\n${warning}` : (info ?? `Invalid response format: ${serverText}`)
    }
    const said = error ? `Error: ${error}` : (reason ?? title) && ` ${reason ?? title}`
    return `Status: ${status}\n${said ?? statusName(status) ?? serverText}`
  },
  'sw-manager'(status, serverText, {facts}) {
    if (facts.service === 'keystone') return `HTTP Error ${status}: ${statusName(status)}\nInvalid keystone token`
    if (facts.service !== 'vim') return undefined
    // The API's name of the type is not the one that people know.
    const text = serverText.replaceAll('sw-upgrade', 'sw-deploy')
    if (status === 400) return `Operation failed: Bad request.\n${text || `Unknown cause of bad request.  ${seeLog}`}`
    if (status === 409) return `Operation failed: Conflict detected.\n${text || 'strategy already exists.'}`
    if (status === 403) return 'Authorization failed'
    const side = status >= 500 ? 'Server' : 'Client'
    return `HTTP error: ${status} ${side} Error: ${statusName(status)} for url: ${facts.url}\n${seeLog} `
  },
}

const seeLog = 'Check /var/log/nfv-vim-api.log for details.'

type Facts = Failure['facts']

const request = ({requestId}: Facts) => (requestId ? ` (Request-ID: ${requestId})` : '')

/** Where keystone is not, the library that signs in had asked for its versions before. */
function ofKeystone(status: number, serverText: string, facts: Facts): string {
  const unversioned = 'Could not find versioned identity endpoints when attempting to authenticate.'
  const before = status === 404 ? `${unversioned} Please check that your auth_url is correct. ` : ''
  return `${before}${serverText} (HTTP ${status})${request(facts)}`
}

const signIn = (status: number, serverText: string, facts: Facts) =>
  'Must provide Keystone credentials or user-defined endpoint and token, error was: ' +
  ofKeystone(status, serverText, facts)

/** No token in kubeconfig, in the words of those that have some for it. */
const withoutOidcToken: Partial<Record<Program, (username: string) => string>> = {
  dcmanager: (username) => `OIDC authentication failed: No OIDC token found for user '${username}' in kubeconfig`,
  fm: () => 'Unable to get OIDC token from kubeconfig',
  // It asks without a token, and is refused as anybody would be.
  system: () => 'Invalid Identity credentials.',
  software: () => 'Either OIDC token or OIDC user is missing.',
  'sw-manager': () => 'No OIDC token found.',
}
