import {cloudLayer} from './clouds-yaml.js'
import type {ConnectionSettings, Named, ServiceName} from './connection.js'
import {contextLayer, contextNamed, readContexts} from './contexts.js'
import {type Account, type Credentials, credentials} from './credentials.js'
import type {Environment} from './environment.js'
import {ConfigError} from './error.js'
import {oidcToken} from './oidc-token.js'
import {proxyFor} from './proxy.js'
import {
  IDENTITY,
  type Layer,
  layerOf,
  type Origin,
  overlay,
  type SettingName,
  settingNames,
  settingOf,
  shown,
} from './setting.js'
import {findSimulator, simulatorDataDir} from './simulator-state.js'

export type Source = 'flags' | 'environment' | `context:${string}` | `cloud:${string}` | 'simulator'

export interface ResolveInput {
  /** Flags as parsed, by name without dashes; those that are not about the connection are not looked at. */
  flags: Readonly<Record<string, unknown>>
  env: Environment
  cwd?: string
}

export interface Resolved {
  source: Source
  connection: ConnectionSettings
  /** The context asks for the typed target name before destructive verbs. */
  protected: boolean
  /** What people should know about the choice, for stderr. */
  notices: string[]
}

/** The effective settings, each with its origin, before anything is checked. */
export interface Effective {
  source: Source
  layer: Layer
  protected: boolean
  notices: string[]
}

/** The connection that the flags, the environment and the files describe together. */
export async function resolveConnection(input: ResolveInput): Promise<Resolved> {
  const {layer, ...chosen} = await effectiveSettings(input)
  const stored = credentials(input.env.paths, input.env.keychain)
  const missing = missingSettings(layer, chosen.source)
  if (missing.length > 0) throw missingError(missing, chosen.source)
  return {...chosen, connection: connectionOf(layer, input, stored)}
}

/**
 * Who says where to connect: the first of flags, environment, context, cloud and running simulator that names a
 * place. Flags and environment variables then override single settings of what stands below them.
 */
export async function effectiveSettings({flags, env, cwd = process.cwd()}: ResolveInput): Promise<Effective> {
  const given = flagLayer(flags)
  const above = overlay(env.connection, given)
  const asked = textOf(flags['context']) ?? env.context
  const askedCloud = textOf(flags['os-cloud'])
  if (asked !== undefined) return fromContext(asked, true)
  if (askedCloud !== undefined) return fromCloud(askedCloud, true)
  if (namesPlace(given)) return {source: 'flags', layer: above, protected: false, notices: []}
  if (namesPlace(above))
    return {source: 'environment', layer: above, protected: false, notices: ignoredCloud('OS_AUTH_URL')}
  const {current} = await readContexts(env.paths)
  if (current !== undefined) return fromContext(current, false)
  if (env.cloud !== undefined) return fromCloud(env.cloud, false)
  // Half of an identity means that a cloud was meant: its commands must not end up in the simulator.
  if (IDENTITY.some((name) => above[name])) return {source: 'environment', layer: above, protected: false, notices: []}
  const simulator = await findSimulator(simulatorDataDir(env.paths))
  if (simulator !== undefined) {
    return {source: 'simulator', layer: overlay(simulator.settings, above), protected: false, notices: []}
  }
  throw new ConfigError(
    'auth',
    'no cloud to talk to',
    'start the simulator with `stx sim start`, sign in with `stx login`, or set OS_AUTH_URL and its companions',
  )

  async function fromContext(name: string, explicit: boolean): Promise<Effective> {
    const context = contextNamed(await readContexts(env.paths), name)
    const below = contextLayer(name, context)
    if (explicit) refuseOtherPlace(`context ${name}`, below)
    return {
      source: `context:${name}`,
      layer: overlay(below, above),
      protected: context.protected === true,
      notices: explicit ? [] : ignoredCloud(`context ${name}`),
    }
  }

  async function fromCloud(name: string, explicit: boolean): Promise<Effective> {
    const below = await cloudLayer(name, env, cwd)
    if (explicit) refuseOtherPlace(`cloud ${name}`, below)
    return {source: `cloud:${name}`, layer: overlay(below, above), protected: false, notices: []}
  }

  /** Both were asked for and they contradict each other: guessing could change the wrong site. */
  function refuseOtherPlace(chosen: string, {auth_url: wanted}: Layer): void {
    const other = env.connection.auth_url
    if (!other || given.auth_url || samePlace(other.value, wanted?.value)) return
    throw new ConfigError(
      'usage',
      `${chosen} is at ${shown(wanted?.value ?? 'no auth_url')}, but OS_AUTH_URL says ${shown(other.value)}`,
      `unset the OS_* variables, or leave ${chosen} out`,
    )
  }

  function ignoredCloud(winner: string): string[] {
    return env.cloud === undefined ? [] : [`OS_CLOUD=${env.cloud} is not used: ${winner} comes first`]
  }
}

/** The flags that are about the connection. */
function flagLayer(flags: Readonly<Record<string, unknown>>): Layer {
  return layerOf((name) => {
    // A switch that is off says nothing: it must not undo what the environment turned on.
    const flag = settingOf(name).flags.find((candidate) => flags[candidate] !== undefined && flags[candidate] !== false)
    return flag === undefined ? undefined : {value: flags[flag], from: `--${flag}`}
  })
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const samePlace = (a: string, b: string | undefined) => a.replace(/\/+$/, '') === b?.replace(/\/+$/, '')

const ENDPOINTS: Partial<Record<SettingName, ServiceName>> = {
  system_url: 'sysinv',
  dcmanager_url: 'dcmanager',
  software_url: 'usm',
  fm_url: 'fm',
  vim_url: 'vim',
}

function endpointsOf(layer: Layer): Partial<Record<ServiceName, string>> {
  const endpoints: Partial<Record<ServiceName, string>> = {}
  for (const [name, service] of Object.entries(ENDPOINTS) as [SettingName, ServiceName][]) {
    const origin = layer[name]
    if (origin) endpoints[service] = urlOf(origin)
  }
  return endpoints
}

const hasEndpoint = (layer: Layer) => Object.keys(ENDPOINTS).some((name) => layer[name as SettingName])

/** A token with the address of a service needs no Keystone, as in the official programs. */
const usesToken = (layer: Layer) => layer.token !== undefined && (hasEndpoint(layer) || layer.password === undefined)

const namesPlace = (layer: Layer) => layer.auth_url !== undefined || (layer.token !== undefined && hasEndpoint(layer))

const usesOidc = (layer: Layer) => authTypeOf(layer) === 'oidc'

function authTypeOf(layer: Layer): 'keystone' | 'oidc' {
  const type = layer.auth_type?.value.toLowerCase() ?? 'keystone'
  if (type === 'keystone' || type === 'oidc') return type
  throw invalid(layer.auth_type, 'keystone or oidc')
}

/** What the connection still needs, in the order in which the official programs check it. */
export function missingSettings(layer: Layer, source: Source): SettingName[] {
  const missing = (...names: SettingName[]) => names.filter((name) => layer[name] === undefined)
  if (usesOidc(layer)) return missing('auth_url', 'username')
  if (usesToken(layer)) return hasEndpoint(layer) ? [] : missing('auth_url', 'region_name')
  const ownPassword = source.startsWith('context:') ? [] : missing('password')
  const project = layer.project_id ? [] : missing('project_name')
  return [...missing('username'), ...ownPassword, ...project, ...missing('auth_url', 'region_name')]
}

function missingError(missing: SettingName[], source: Source): ConfigError {
  const each = missing.map((name) => {
    const {env, flags} = settingOf(name)
    const flag = name === 'password' ? undefined : flags[0]
    return `${name.replaceAll('_', ' ')} (${[env[0], flag && `--${flag}`].filter(Boolean).join(' or ')})`
  })
  const hint = source.startsWith('context:')
    ? 'complete the context with `stx login`'
    : 'set them, or sign in with `stx login`'
  return new ConfigError('auth', `cannot sign in (${source}): missing ${each.join(', ')}`, hint)
}

function connectionOf(layer: Layer, {flags, env}: ResolveInput, stored: Credentials): ConnectionSettings {
  const endpoints = endpointsOf(layer)
  const reached = layer.auth_url ? urlOf(layer.auth_url) : Object.values(endpoints)[0]
  const caching = !env.noCache && flags['no-cache'] !== true
  return {
    auth: authOf(layer, env, stored),
    region: layer.region_name?.value,
    interface: interfaceOf(layer.interface),
    endpoints: Object.keys(endpoints).length > 0 ? endpoints : undefined,
    tls: tlsOf(layer),
    proxy: reached === undefined ? undefined : proxyFor(reached, env.proxy),
    timeoutMs: timeoutOf(layer.timeout),
    cacheDir: caching ? env.paths.cache : undefined,
    refreshCache: flags['refresh-cache'] === true,
  }
}

function authOf(layer: Layer, env: Environment, stored: Credentials): ConnectionSettings['auth'] {
  const username = layer.username?.value ?? ''
  if (usesOidc(layer)) {
    return {
      kind: 'oidc',
      authUrl: urlOf(layer.auth_url),
      username,
      idToken: () => oidcToken(username, env.kubeconfig),
    }
  }
  if (usesToken(layer)) {
    return {
      kind: 'token',
      token: layer.token?.value ?? '',
      authUrl: layer.auth_url ? urlOf(layer.auth_url) : undefined,
    }
  }
  const userDomain = named(layer, 'user_domain_name', 'user_domain_id')
  const authUrl = urlOf(layer.auth_url)
  return {
    kind: 'password',
    authUrl,
    username,
    password: layer.password?.value ?? (() => storedPassword(accountOf(layer), stored)),
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

export interface Explained {
  setting: SettingName
  value: string
  from: string
}

export interface Explanation {
  source: Source
  protected: boolean
  settings: Explained[]
  missing: SettingName[]
  notices: string[]
}

/** Every setting in effect and where it came from, secrets masked. */
export async function explainConnection(input: ResolveInput): Promise<Explanation> {
  const {layer, source, protected: guarded, notices} = await effectiveSettings(input)
  const settings = settingNames.flatMap((setting): Explained[] => {
    const origin = layer[setting]
    return origin ? [{setting, value: settingOf(setting).secret ? MASK : shown(origin.value), from: origin.from}] : []
  })
  const missing = missingSettings(layer, source)
  if (!usesOidc(layer) && !usesToken(layer) && layer.password === undefined && layer.auth_url && layer.username) {
    const found = await credentials(input.env.paths, input.env.keychain).find(accountOf(layer))
    if (found) settings.push({setting: 'password', value: MASK, from: found.place})
    else if (!missing.includes('password')) missing.push('password')
  }
  return {source, protected: guarded, settings, missing, notices}
}

const MASK = '********'
