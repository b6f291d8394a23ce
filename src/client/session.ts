import {
  type CatalogEntry,
  catalogOfRegion,
  endpointsByRegion,
  findEndpoint,
  fixedEndpoint,
  knowsRegion,
  lookUpEndpoint,
  type Wanted,
} from './catalog.js'
import {ClientError} from './error.js'
import type {Identity, Signer} from './identity.js'
import {type Auth, type Grant, inspectToken, issueToken, reveal} from './keystone.js'
import {catalogEverywhere, catalogOf} from './region.js'
import {remember} from './remembered.js'
import {type ServiceName, services} from './service.js'
import {type CachedToken, cacheKey, type TokenCache} from './token-cache.js'
import type {Transport} from './transport.js'

/** Signs in once, whoever asks and however often, and again only when the token is about to end, or no longer accepted. */
export interface Session extends Signer {
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
}

/** A token that ends within this time is not worth a request. */
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

type Issued = Identity & {
  grant: Grant
  /** From when on it is to be replaced. */
  worn: number
}

/** By keystone's own clock, which may go otherwise than ours: a new token lives as long as keystone says it does. */
function wornAfter({issued_at: issued, expires_at: expires}: Grant, received: number): number {
  const lifetime = Date.parse(expires) - (issued ? Date.parse(issued) : received)
  return lifetime > 0 ? received + lifetime - Math.min(EXPIRY_MARGIN_MS, lifetime / 10) : Number.POSITIVE_INFINITY
}

/** When it was received is not kept: our own clock has to do. */
const wornInCache = ({expires_at: expires}: Grant): number => Date.parse(expires) - EXPIRY_MARGIN_MS

function passwordSession(
  {region, transport, cache, refreshCache = false}: SessionOptions,
  auth: Extract<Auth, {kind: 'password'}>,
): Session {
  const {authUrl, username, userDomain, project, projectDomain} = auth
  const keyFor = (at: string | undefined) => cacheKey(authUrl, username, userDomain, project, projectDomain, at)

  /** What keystone itself says to this process: with the whole catalog, unlike what comes from the cache. */
  const issued = remember(issue)

  const current = remember(async (): Promise<Issued> => {
    const cached = await find(region)
    return cached ? {header: 'X-Auth-Token', ...cached, worn: wornInCache(cached.grant)} : issued.get()
  })

  async function issue(): Promise<Issued> {
    const {token, grant} = await issueToken(transport, auth)
    const worn = wornAfter(grant, Date.now())
    await keep(region, token, grant)
    return {header: 'X-Auth-Token', token, grant, worn}
  }

  async function keep(at: string | undefined, token: string, grant: Grant): Promise<void> {
    await cache?.write(keyFor(at), {token, grant: {...grant, catalog: catalogOfRegion(grant.catalog ?? [], at)}})
  }

  async function find(at: string | undefined): Promise<CachedToken | undefined> {
    const entry = refreshCache ? undefined : await cache?.read(keyFor(at))
    return entry && Date.now() < wornInCache(entry.grant) ? entry : undefined
  }

  /** Where the catalog is silent about the region, keystone's own list of its endpoints. */
  async function withRegion(grant: Grant, wanted: Wanted): Promise<Pick<Grant, 'catalog'>> {
    const {region: at} = wanted
    if (at === undefined || knowsRegion(grant.catalog ?? [], at)) return grant
    return {catalog: (await catalogOf(transport, authUrl, signer, at)) ?? grant.catalog}
  }

  let renewing: Promise<Issued> | undefined

  async function renew(refused: Identity): Promise<Issued> {
    const latest = await current.get()
    // Another request was refused before this one and has already signed in again, or is about to.
    if (latest.token !== refused.token) return latest
    renewing ??= current
      .replace(() => issued.replace(issue))
      .finally(() => {
        renewing = undefined
      })
    return renewing
  }

  async function identity(): Promise<Issued> {
    const latest = await current.get()
    return Date.now() < latest.worn ? latest : renew(latest)
  }

  const signer: Signer = {identity, renew}

  /** A sign-in that everything after it uses. */
  async function signIn(): Promise<Issued> {
    await current.replace(() => issued.get())
    return identity()
  }

  /** The catalog that an earlier run kept; it may be older than the endpoint that is looked for. */
  async function keptCatalog(at: string | undefined): Promise<readonly CatalogEntry[]> {
    if (issued.present) return []
    const entry = at === region ? await current.get() : await find(at)
    return entry?.grant.catalog ?? []
  }

  /** Where each service is in all regions. */
  const everywhere = new Map<ServiceName, Promise<ReadonlyMap<string, string>>>()

  function inAllRegions(wanted: Wanted): Promise<ReadonlyMap<string, string>> {
    const known = everywhere.get(wanted.service)
    if (known) return known
    const asked = fetchAll(wanted)
    everywhere.set(wanted.service, asked)
    return asked
  }

  async function fetchAll({service, interface: face}: Wanted): Promise<ReadonlyMap<string, string>> {
    const {type} = services[service]
    const found = (await catalogEverywhere(transport, authUrl, signer, {type, face})) ?? []
    return endpointsByRegion(found, {service, interface: face})
  }

  return {
    ...signer,
    async endpoint(wanted) {
      const common = wanted.oneOfMany ? (await inAllRegions(wanted)).get(wanted.region ?? '') : undefined
      if (common !== undefined) return common
      const kept = lookUpEndpoint(await keptCatalog(wanted.region), wanted)
      if (kept !== undefined) return kept
      const {token, grant} = await signIn()
      const {catalog} = await withRegion(grant, wanted)
      const url = findEndpoint(catalog ?? [], wanted)
      if (wanted.region !== region) await keep(wanted.region, token, {...grant, catalog})
      return url
    },
    inspect: async () => (await signIn()).grant,
  }
}

function tokenSession({transport}: SessionOptions, auth: Extract<Auth, {kind: 'token'}>): Session {
  const {token, authUrl} = auth
  const grant = remember(async () => {
    if (authUrl !== undefined) return inspectToken(transport, authUrl, token)
    throw new ClientError('usage', 'a token alone does not say where the services are', {
      hint: 'give the endpoint of the service, or the authentication URL as well',
    })
  })
  return {
    identity: async () => ({header: 'X-Auth-Token', token, grant: grant.present ? await grant.get() : undefined}),
    renew: async () => undefined,
    endpoint: async (wanted) => findEndpoint((await grant.get()).catalog ?? [], wanted),
    inspect: grant.get,
  }
}

function oidcSession({authUrl, username, idToken}: Extract<Auth, {kind: 'oidc'}>): Session {
  const token = remember(() => reveal(idToken))
  return {
    identity: async () => ({header: 'OIDC-Token', token: await token.get()}),
    async renew(refused) {
      // Where the token is fetched anew each time, the next one may still be valid.
      const fresh = await token.replace(() => reveal(idToken))
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
