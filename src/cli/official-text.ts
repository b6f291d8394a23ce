import type {Program} from '../spelling/spell.js'
import type {Failure} from './failure.js'

/** What the official program prints of a failure: scripts match on these. */
export function officialText(program: Program, failure: Failure): string {
  const {serverText, facts, message} = failure
  const status = Number(facts.status)
  const worded = serverText === undefined ? undefined : wordings[program]?.(status, serverText, facts)
  const text = worded ?? serverText ?? message
  return program === 'dcmanager' ? `ERROR (app) ${text}` : text
}

type Wording = (status: number, serverText: string, facts: Failure['facts']) => string | undefined

/** Programs that go by the status of a refusal; the others print what the service said. */
const wordings: Partial<Record<Program, Wording>> = {
  fm(status, serverText, facts) {
    if (facts.service === 'keystone') return signIn(status, serverText)
    if (status === 401) return 'Invalid Identity credentials.'
    if (status === 403) return 'Error: Forbidden.'
    // It looks for the service's own words in a place where fm never puts them.
    const request = facts.requestId ? ` (Request-ID: ${facts.requestId})` : ''
    const title = status >= 500 ? 'Server Error' : status === 404 ? 'Client Error: Not Found' : 'Client Error'
    return `HTTP ${title} (HTTP ${status})${request}`
  },
  system(status, serverText, facts) {
    if (facts.service === 'keystone') return signIn(status, serverText)
    if (status === 401) return 'Invalid Identity credentials.'
    return status === 403 ? 'Error: Forbidden' : undefined
  },
}

const signIn = (status: number, serverText: string) =>
  `Must provide Keystone credentials or user-defined endpoint and token, error was: ${serverText} (HTTP ${status})`
