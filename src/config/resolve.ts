import type {ConnectionSettings, Named, ServiceName} from './connection.js'
import {type Account, type Credentials, credentials} from './credentials.js'
import {effectiveSettings, protectingContext, type ResolveInput, type Source} from './effective.js'
import type {Environment} from './environment.js'
import {ConfigError} from './error.js'
import {oidcToken} from './oidc-token.js'
import {tokenCacheDir} from './paths.js'
import {proxyFor} from './proxy.js'
import {endpointNames, hasEndpoint, type Layer, type Origin, type SettingName, settingOf, shown} from './setting.js'

export interface Resolved {
  source: Source
  connection: ConnectionSettings
  /** The context asks for the typed target name before destructive verbs. */
  protected: boolean
  /** What people should know about the choice, for stderr. */
  notices: string[]
}

/** The connection that the flags, the environment and the files describe together. */
export async function resolveConnection(input: ResolveInput): Promise<Resolved> {
  const {layer, ...chosen} = await effectiveSettings(input)
  const missing = missingSettings(layer, chosen.source)
  if (missing.length > 0) throw missingError(missing, chosen.source)
  return {...chosen, connection: connectionOf(layer, input)}
}

/** The context in effect, if one is, and whether it asks before destructive verbs: it does whichever way its cloud is reached. */
export async function activeContext(input: ResolveInput): Promise<{name: string; protected: boolean} | undefined> {
  const effective = await effectiveSettings(input)
  const guard = await protectingContext(effective, input.environment)
  if (guard !== undefined) return {name: guard, protected: true}
  const {source} = effective
  return source.startsWith('context:') ? {name: source.slice('context:'.length), protected: false} : undefined
}

function endpointsOf(layer: Layer): Partial<Record<ServiceName, string>> {
  const endpoints: Partial<Record<ServiceName, string>> = {}
  for (const name of endpointNames) {
    const origin = layer[name]
    const service = settingOf(name).endpoint
    if (origin && service) endpoints[service] = urlOf(origin)
  }
  return endpoints
}

/** How these settings sign in. A token with the address of a service needs no Keystone, as in the official programs. */
export function authKindOf(layer: Layer): ConnectionSettings['auth']['kind'] {
  const type = layer.auth_type?.value.toLowerCase() ?? 'keystone'
  if (type === 'oidc') return 'oidc'
  if (type !== 'keystone') throw invalid(layer.auth_type, 'keystone or oidc')
  return layer.token && (hasEndpoint(layer) || !layer.password) ? 'token' : 'password'
}

/** What the connection still needs, in the order in which the official programs check it. */
export function missingSettings(layer: Layer, source: Source): SettingName[] {
  const missing = (...names: SettingName[]) => names.filter((name) => layer[name] === undefined)
  const kind = authKindOf(layer)
  if (kind === 'oidc') return missing('auth_url', 'username')
  if (kind === 'token') return hasEndpoint(layer) ? [] : missing('auth_url', 'region_name')
  const ownPassword = source.startsWith('context:') ? [] : missing('password')
  const project = layer.project_id ? [] : missing('project_name')
  return [...missing('username'), ...ownPassword, ...project, ...missing('auth_url', 'region_name')]
}

export function missingError(missing: SettingName[], source: Source, advice?: string): ConfigError {
  const each = missing.map((name) => {
    const {env, flags, secret} = settingOf(name)
    // A secret on the command line is seen by everyone on the machine: accepted, never advised.
    const ways = secret ? env[0] : `${env[0]} or --${flags[0]}`
    return `${name.replaceAll('_', ' ')} (${ways})`
  })
  const hint = source.startsWith('context:')
    ? 'complete the context with `stx login`'
    : source === 'simulator'
      ? 'run `stx sim stop` and `stx sim start`'
      : (advice ?? 'set them, or sign in with `stx login`')
  return new ConfigError('auth', `cannot sign in (${source}): missing ${each.join(', ')}`, hint)
}

/** Complete settings, checked and in the client's shape. */
export function connectionOf(layer: Layer, {flags, environment: env}: ResolveInput): ConnectionSettings {
  const endpoints = endpointsOf(layer)
  const reached = layer.auth_url ? urlOf(layer.auth_url) : Object.values(endpoints)[0]
  const caching = !env.noCache && flags['no-cache'] !== true
  return {
    auth: authOf(layer, env),
    region: layer.region_name?.value,
    interface: interfaceOf(layer.interface),
    endpoints: Object.keys(endpoints).length > 0 ? endpoints : undefined,
    tls: tlsOf(layer),
    proxy: reached === undefined ? undefined : proxyFor(reached, env.proxy),
    timeoutMs: timeoutOf(layer.timeout),
    cacheDir: caching ? tokenCacheDir(env.paths) : undefined,
    refreshCache: flags['refresh-cache'] === true,
  }
}

function authOf(layer: Layer, env: Environment): ConnectionSettings['auth'] {
  const username = layer.username?.value ?? ''
  const kind = authKindOf(layer)
  if (kind === 'oidc') {
    return {
      kind,
      authUrl: urlOf(layer.auth_url),
      username,
      idToken: () => oidcToken(username, env.kubeconfig),
    }
  }
  if (kind === 'token') {
    return {
      kind,
      token: layer.token?.value ?? '',
      authUrl: layer.auth_url ? urlOf(layer.auth_url) : undefined,
    }
  }
  const userDomain = named(layer, 'user_domain_name', 'user_domain_id')
  const authUrl = urlOf(layer.auth_url)
  return {
    kind,
    authUrl,
    username,
    password: layer.password?.value ?? (() => storedPassword(accountOf(layer), credentials(env.paths, env.keychain))),
    userDomain: userDomain ?? {name: 'Default'},
    project: named(layer, 'project_name', 'project_id') ?? {name: ''},
    projectDomain: named(layer, 'project_domain_name', 'project_domain_id') ?? {name: 'Default'},
  }
}

/** Whose password it is that these settings need. */
export const accountOf = (layer: Layer): Account => ({
  authUrl: layer.auth_url?.value ?? '',
  username: layer.username?.value ?? '',
  userDomain: layer.user_domain_name?.value ?? layer.user_domain_id?.value,
})

async function storedPassword(account: Account, stored: Credentials): Promise<string> {
  const found = await stored.find(account)
  if (found !== undefined) return found.password
  throw new ConfigError(
    'auth',
    `no password is stored for ${account.username} at ${account.authUrl}`,
    'run `stx login`, or set OS_PASSWORD',
  )
}

/** The name, where one source gives both a name and an id. */
function named(layer: Layer, name: SettingName, id: SettingName): Named | undefined {
  const [byName, byId] = [layer[name], layer[id]]
  if (byName) return {name: byName.value}
  return byId && {id: byId.value}
}

function tlsOf(layer: Layer): ConnectionSettings['tls'] {
  const tls = {
    insecure: layer.insecure && isTrue(layer.insecure) ? true : undefined,
    caFile: layer.cacert?.value,
    certFile: layer.cert?.value,
    keyFile: layer.key?.value,
  }
  return Object.values(tls).some((value) => value !== undefined) ? tls : undefined
}

const isTrue = ({value}: Origin) => !['false', '0', 'no', 'off'].includes(value.toLowerCase())

/** `publicURL` and `public` mean the same to the official programs. */
function interfaceOf(origin: Origin | undefined): ConnectionSettings['interface'] {
  const name = origin?.value.replace(/URL$/, '')
  if (name === undefined || name === 'public' || name === 'internal' || name === 'admin') return name
  throw invalid(origin, 'public, internal or admin')
}

function timeoutOf(origin: Origin | undefined): number | undefined {
  if (origin === undefined) return undefined
  const seconds = Number(origin.value)
  if (Number.isFinite(seconds) && seconds > 0) return Math.ceil(seconds * 1000)
  throw invalid(origin, 'a number of seconds above zero')
}

function urlOf(origin: Origin | undefined): string {
  const value = origin?.value ?? ''
  if (/^https?:\/\/[^/]/.test(value) && URL.canParse(value)) return value
  throw invalid(origin, 'an http:// or https:// URL')
}

const invalid = (origin: Origin | undefined, wanted: string) =>
  new ConfigError('usage', `${origin?.from ?? 'setting'}: expected ${wanted}, got '${shown(origin?.value ?? '')}'`)
