import {createWire, type Wire, type WireReply} from '../wire.js'

export type Resource = Readonly<Record<string, unknown>>

export interface BmcLogin {
  username: string
  password: string
}

/** How the controller answered; what it answered where that was a resource. */
export interface BmcReply {
  status: number
  resource: Resource
}

const PATIENCE_MS = 10_000

/** One board controller. Paths beyond the root come from its own links. */
export class Bmc {
  readonly #wire: Wire

  constructor(
    private readonly base: string,
    private readonly signal: AbortSignal,
    {verify}: {verify: boolean},
  ) {
    this.#wire = createWire({tls: {insecure: !verify}, connectTimeoutMs: PATIENCE_MS})
  }

  /** Without a login as a stranger, who may see the root only. */
  async get(link: string, login?: BmcLogin): Promise<BmcReply> {
    const reply = await this.#wire.exchange({
      // Links are paths from the root of the host; only the first one is ours.
      url: link.startsWith('/') ? new URL(link, this.base).href : `${this.base}/${link}`,
      method: 'GET',
      headers: {accept: 'application/json', ...(login ? {authorization: basic(login)} : {})},
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(PATIENCE_MS)]),
      onReply: () => undefined,
    })
    return {status: reply.status, resource: resourceOf(reply)}
  }

  close(): Promise<void> {
    return this.#wire.close()
  }
}

const basic = ({username, password}: BmcLogin) =>
  `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`

function resourceOf({text}: WireReply): Resource {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Resource) : {}
  } catch {
    // A page for people: the status says enough.
    return {}
  }
}

export const linkOf = (resource: Resource, key: string): string | undefined => {
  const link = (resource[key] as Resource | undefined)?.['@odata.id']
  return typeof link === 'string' ? link : undefined
}

export const membersOf = (resource: Resource): string[] => {
  const members = resource['Members']
  return (Array.isArray(members) ? members : []).flatMap((member: Resource) => {
    const link = member?.['@odata.id']
    return typeof link === 'string' ? [link] : []
  })
}

export const hasAction = (resource: Resource, name: string): boolean =>
  Boolean((resource['Actions'] as Resource | undefined)?.[name])
