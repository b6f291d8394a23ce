import * as z from 'zod'
import {CatalogEntry} from './catalog.js'
import {ClientError} from './error.js'
import {jsonBody} from './json-body.js'
import {REDACTED} from './redact.js'
import {refusal} from './refusal.js'
import {readReply} from './reply.js'
import type {HttpReply, HttpRequest, Transport} from './transport.js'
import {parseUrl} from './url.js'

export type Named = {name: string} | {id: string}

/** Secrets that cost something to get are asked for when they are needed, not before. */
export type Secret = string | (() => Promise<string>)

export interface PasswordAuth {
  kind: 'password'
  authUrl: string
  username: string
  password: Secret
  userDomain?: Named
  project: Named
  projectDomain?: Named
}

export interface TokenAuth {
  kind: 'token'
  token: string
  /** Not needed where the endpoints are given. */
  authUrl?: string
}

export interface OidcAuth {
  kind: 'oidc'
  authUrl: string
  username: string
  idToken: Secret
}

export type Auth = PasswordAuth | TokenAuth | OidcAuth

const Domain = z.looseObject({id: z.string().nullish(), name: z.string().nullish()})
const Identity = z.looseObject({id: z.string(), name: z.string(), domain: Domain.nullish()})

export const Grant = z.looseObject({
  issued_at: z.string().nullish(),
  expires_at: z.string(),
  user: Identity,
  project: Identity.nullish(),
  roles: z.array(z.looseObject({name: z.string()})).nullish(),
  catalog: z.array(CatalogEntry).nullish(),
})

/** What a token stands for. */
export type Grant = z.infer<typeof Grant>

const TokenReply = z.looseObject({token: Grant})

const Versions = z.looseObject({
  version: z.unknown().optional(),
  versions: z.unknown().optional(),
})

const Version = z.looseObject({
  id: z.string(),
  links: z.array(z.looseObject({rel: z.string(), href: z.string()})),
})

const DEFAULT_DOMAIN = {name: 'Default'}

export async function reveal(secret: Secret): Promise<string> {
  return typeof secret === 'string' ? secret : secret()
}

/** Signs in with a password. */
export async function issueToken(transport: Transport, auth: PasswordAuth): Promise<{token: string; grant: Grant}> {
  const base = await discover(transport, auth.authUrl)
  const password = await reveal(auth.password)
  const user = {
    name: auth.username,
    password,
    domain: auth.userDomain ?? DEFAULT_DOMAIN,
  }
  const project = 'id' in auth.project ? auth.project : {...auth.project, domain: auth.projectDomain ?? DEFAULT_DOMAIN}
  const request: HttpRequest = {
    service: 'keystone',
    method: 'POST',
    url: `${base}/auth/tokens`,
    headers: {accept: 'application/json', 'content-type': 'application/json'},
    body: jsonBody({auth: {identity: {methods: ['password'], password: {user}}, scope: {project}}}),
  }
  const reply = withoutSecret(await transport.send(request), password)
  if (reply.status === 401) {
    throw new ClientError('auth', `keystone at ${auth.authUrl} refuses user ${auth.username}`, {
      ...aboutReply(request, reply),
      serverError: refusal('keystone', 'POST', reply).serverError,
      hint: 'check user name, password, project and domains',
    })
  }
  // Not "not found": whoever looks for something that may not be there must not take this for the answer.
  if (reply.status === 404) {
    throw new ClientError('auth', `there is no keystone at ${auth.authUrl}`, {
      ...aboutReply(request, reply),
      serverError: refusal('keystone', 'POST', reply).serverError,
      hint: 'check the authentication URL',
    })
  }
  const {token: grant} = readReply(request, reply, TokenReply)
  const token = reply.headers.get('x-subject-token')
  if (token) return {token, grant}
  throw new ClientError('failed', `keystone at ${auth.authUrl} answered without a token`, {
    ...aboutReply(request, reply),
    hint: 'check that the authentication URL is the one of keystone',
  })
}

/** Proxies and debugging services repeat the request in their refusal, and errors quote the refusal. */
function withoutSecret(reply: HttpReply, secret: string): HttpReply {
  if (reply.status < 400 || secret === '') return reply
  const quoted = JSON.stringify(secret).slice(1, -1)
  const quotedTwice = JSON.stringify(quoted).slice(1, -1)
  const text = [quotedTwice, quoted, secret].reduce((text, form) => text.replaceAll(form, REDACTED), reply.text)
  return {...reply, text}
}

/** Asks what a token that was given to us stands for. */
export async function inspectToken(transport: Transport, authUrl: string, token: string): Promise<Grant> {
  const request: HttpRequest = {
    service: 'keystone',
    method: 'GET',
    url: `${await discover(transport, authUrl)}/auth/tokens`,
    headers: {accept: 'application/json', 'x-auth-token': token, 'x-subject-token': token},
  }
  const reply = await transport.send(request)
  if (reply.status === 401 || reply.status === 404) {
    throw new ClientError('auth', `keystone at ${authUrl} does not know the token`, {
      ...aboutReply(request, reply),
      hint: 'it may have expired: get a new one',
    })
  }
  return readReply(request, reply, TokenReply).token
}

const aboutReply = ({method}: HttpRequest, {status, url, requestId}: HttpReply) => ({
  service: 'keystone' as const,
  method,
  status,
  url,
  requestId,
})

/** The v3 address of keystone: the URL itself where it names the version, else what keystone says. */
export async function discover(transport: Transport, authUrl: string): Promise<string> {
  const url = parseUrl(authUrl, 'the authentication URL')
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`
  if (/\/v3(\.\d+)?$/.test(base)) return base
  const reply = await transport.send({
    service: 'keystone',
    method: 'GET',
    url: `${base}/`,
    headers: {accept: 'application/json'},
  })
  const found = versionLinks(reply.text).map((href) => new URL(href, url))
  // Behind a proxy keystone may name an address of its own: the password goes nowhere but where it was meant to go.
  const own = found.find((link) => link.origin === url.origin)
  return own ? own.href.replace(/\/+$/, '') : `${base}/v3`
}

/** Keystone lists its versions with status 300, or answers with one; whatever else is there is no help. */
function versionLinks(text: string): string[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // Without a list of versions the usual place is tried.
    return []
  }
  const {data} = Versions.safeParse(parsed)
  const {versions, version} = data ?? {}
  const values = z.looseObject({values: z.array(z.unknown())}).safeParse(versions).data?.values
  return [...(values ?? (Array.isArray(versions) ? versions : [])), version].flatMap((candidate) => {
    const known = Version.safeParse(candidate).data
    if (!known || !/^v3\b/.test(known.id)) return []
    return known.links.filter(({rel, href}) => rel === 'self' && URL.canParse(href)).map(({href}) => href)
  })
}
