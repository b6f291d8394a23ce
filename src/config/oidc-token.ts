import {execFile} from 'node:child_process'
import {promisify} from 'node:util'
import {NoOidcToken, signInFor} from './error.js'
import {isMapping, type Mapping, readYaml} from './yaml-file.js'

/** The official programs wait this long for `kubectl oidc-login get-token`, which may open a browser. */
const LOGIN_TIMEOUT_MS = 120_000

/**
 * The ID token of a user, found as the official programs find it: the user's `token` in the kubeconfig file, else
 * what the one `oidc-login get-token` block of that file prints.
 */
export async function oidcToken(username: string, kubeconfig: string): Promise<string> {
  const absent = (what: string) => new NoOidcToken(username, what)
  const file = await readYaml(kubeconfig, signInFor(username))
  if (file === undefined) throw absent(`${kubeconfig} does not exist`)
  const {root} = file
  const users = (isMapping(root) && Array.isArray(root['users']) ? root['users'] : []).filter(isMapping)
  for (const entry of users) {
    const user = entry['user']
    if (entry['name'] === username && isMapping(user) && user['token']) return String(user['token'])
  }
  const logins = users.flatMap((entry) => {
    const user = entry['user']
    return isMapping(user) && isMapping(user['exec']) && isOidcLogin(user['exec']) ? [user['exec']] : []
  })
  const [login] = logins
  if (login === undefined || logins.length > 1) {
    const what = logins.length > 1 ? 'holds more than one oidc-login block' : `has no token for ${username}`
    throw absent(`${kubeconfig} ${what}`)
  }
  return tokenOfLogin(login, absent)
}

const argsOf = (exec: Mapping): string[] => (Array.isArray(exec['args']) ? exec['args'].map(String) : [])

const isOidcLogin = (exec: Mapping): boolean =>
  ['oidc-login', 'get-token'].every((word) => argsOf(exec).includes(word)) && typeof exec['command'] === 'string'

async function tokenOfLogin(exec: Mapping, absent: (what: string) => NoOidcToken): Promise<string> {
  const command = String(exec['command'])
  try {
    const {stdout} = await promisify(execFile)(command, argsOf(exec), {timeout: LOGIN_TIMEOUT_MS})
    const credential: unknown = JSON.parse(stdout)
    const status = isMapping(credential) ? credential['status'] : undefined
    if (isMapping(status) && typeof status['token'] === 'string') return status['token']
  } catch (error) {
    // The text of the failure may quote what the program printed, and that may be the token.
    const {code} = error as {code?: unknown}
    const why = code === undefined ? '' : ` (${code})`
    throw absent(`${command} oidc-login get-token failed${why}`)
  }
  throw absent(`${command} oidc-login get-token printed no credential`)
}
