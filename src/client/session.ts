import {catalogOfRegion, findEndpoint, fixedEndpoint, type Wanted} from './catalog.js'
import {ClientError} from './error.js'
import {type Auth, type Grant, inspectToken, issueToken, reveal} from './keystone.js'
import type {CachedToken, TokenCache} from './token-cache.js'
import {cacheKey} from './token-cache.js'
import type {Transport} from './transport.js'

/** Who we are for the services, and where they are. */
export interface Identity {
  /** The header that says so. */
  header: 'X-Auth-Token' | 'OIDC-Token'
  token: string
  /** Absent where no keystone was asked. */
  grant?: Grant
}

/** Signs in once, whoever asks and however often, and again only when a service no longer accepts the token. */
export interface Session {
  identity(): Promise<Identity>
  /** A new identity after this one was refused; undefined where there is no way to get one. */
  renew(refused: Identity): Promise<Identity | undefined>
  endpoint(wanted: Wanted): Promise<string>
  /** Everything keystone says, with the whole catalog. */
  inspect(): Promise<Grant>
}

export interface SessionOptions {
  auth: Auth
  region?: string
  transport: Transport
  cache?: TokenCache
  /** Do not use what is in the cache. */
  refreshCache?: boolean
  now?(): number
}

/** A token that ends within this time is not worth starting with. */
const EXPIRY_MARGIN_MS = 60_000

export function createSession(options: SessionOptions): Session {
  switch (options.auth.kind) {
    case 'password':
      return passwordSession(options, options.auth)
    case 'token':
      return tokenSession(options, options.auth)
    case 'oidc':
      return oidcSession(options.auth)
  }
}

function passwordSession(
  {region, transport, cache, refreshCache = false, now = Date.now}: SessionOptions,
  auth: Extract<Auth, {kind: 'password'}>,
): Session {
  const {authUrl, username, userDomain, project, projectDomain} = auth
  const keyFor = (at: string | undefined) => cacheKey(authUrl, username, userDomain, project, projectDomain, at)
  const fits = (entry: CachedToken | undefined) =>
    entry !== undefined && Date.parse(entry.grant.expires_at) - now() > EXPIRY_MARGIN_MS
  let current: Promise<Identity> | undefined
  /** What keystone itself said to this process: with the whole catalog, unlike what comes from the cache. */
  let issued: Promise<Identity & {grant: Grant}> | undefined

  async function signIn(): Promise<Identity & {grant: Grant}> {
    const {token, grant} = await issueToken(transport, auth)
    await cacheFor(region, token, grant)
    return {header: 'X-Auth-Token', token, grant}
  }

  async function cacheFor(at: string | undefined, token: string, grant: Grant): Promise<void> {
    await cache?.write(keyFor(at), {token, grant: {...grant, catalog: catalogOfRegion(grant.catalog ?? [], at)}})
  }

  async function fromCache(at: string | undefined): Promise<CachedToken | undefined> {
    const entry = refreshCache ? undefined : await cache?.read(keyFor(at))
    return fits(entry) ? entry : undefined
  }

  function issue(): Promise<Identity & {grant: Grant}> {
    issued ??= signIn()
    current = issued
    return issued
  }

  async function begin(): Promise<Identity> {
    const cached = await fromCache(region)
    return cached ? {header: 'X-Auth-Token', ...cached} : issue()
  }

  const identity = () => {
    current ??= begin()
    return current
  }

  return {
    identity,
    async renew(refused) {
      const now = await identity()
      // Another request was refused before us and has already signed in again.
      if (now.token !== refused.token) return now
      issued = undefined
      return issue()
    },
    async endpoint(wanted) {
      if (wanted.region === region) {
        const {grant} = await identity()
        return findEndpoint(grant?.catalog ?? [], wanted)
      }
      const cached = issued ? undefined : await fromCache(wanted.region)
      if (cached) return findEndpoint(cached.grant.catalog ?? [], wanted)
      const {token, grant} = await issue()
      const url = findEndpoint(grant.catalog ?? [], wanted)
      await cacheFor(wanted.region, token, grant)
      return url
    },
    inspect: async () => (await issue()).grant,
  }
}

function tokenSession({transport}: SessionOptions, auth: Extract<Auth, {kind: 'token'}>): Session {
  const {token, authUrl} = auth
  let asked: Promise<Grant> | undefined

  function inspect(): Promise<Grant> {
    if (authUrl === undefined) {
      const hint = 'give the endpoint of the service, or the authentication URL as well'
      throw new ClientError('usage', 'a token alone does not say where the services are', {hint})
    }
    asked ??= inspectToken(transport, authUrl, token)
    return asked
  }

  return {
    identity: async () => ({header: 'X-Auth-Token', token, grant: await asked}),
    renew: async () => undefined,
    endpoint: async (wanted) => findEndpoint((await inspect()).catalog ?? [], wanted),
    inspect: async () => inspect(),
  }
}

function oidcSession({authUrl, username, idToken}: Extract<Auth, {kind: 'oidc'}>): Session {
  let asked: Promise<string> | undefined
  return {
    async identity() {
      asked ??= reveal(idToken)
      return {header: 'OIDC-Token', token: await asked}
    },
    async renew(refused) {
      // Where the token is fetched anew each time, the next one may still be valid.
      if (typeof idToken === 'string') return undefined
      const fresh = await idToken()
      asked = Promise.resolve(fresh)
      return fresh === refused.token ? undefined : {header: 'OIDC-Token', token: fresh}
    },
    endpoint: async (wanted) => fixedEndpoint(authUrl, wanted),
    async inspect() {
      throw new ClientError('usage', `${username} signs in with OIDC: keystone knows no session`, {
        hint: 'sign in by password to see roles and catalog',
      })
    },
  }
}
