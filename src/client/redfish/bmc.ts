import {type OpenWire, openWire} from '../open-wire.js'
import type {Wire, WireReply} from '../wire.js'

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

/** How much of a controller is endured, which may be broken or none at all. */
export interface Patience {
  /** For one answer. */
  answerMs: number
  /** For all of them. */
  allMs: number
}

export interface BmcOptions {
  patience?: Patience
  open?: OpenWire
}

const PATIENCE: Patience = {answerMs: 10_000, allMs: 60_000}
/** The largest resource that a controller is asked for has a few kilobytes. */
const LARGEST_REPLY = 4 * 1024 * 1024

/** One board controller. Paths beyond the root come from its own links. */
export class Bmc {
  readonly #wire: Promise<Wire>
  readonly #origin: string
  readonly #until: number
  readonly #patience: Patience

  constructor(
    private readonly base: string,
    private readonly signal: AbortSignal,
    {verify, patience = PATIENCE, open = openWire}: BmcOptions & {verify: boolean},
  ) {
    this.#patience = patience
    this.#origin = new URL(base).origin
    this.#until = performance.now() + patience.allMs
    this.#wire = open({tls: {insecure: !verify}, connectTimeoutMs: patience.answerMs})
  }

  /** Without a login as a stranger, who may see the root only. */
  async get(link: string, login?: BmcLogin): Promise<BmcReply> {
    const url = this.#resolve(link)
    const left = Math.max(0, this.#until - performance.now())
    const patience = Math.min(this.#patience.answerMs, left)
    // A signal of AbortSignal.timeout that nothing else holds may be collected before it fires.
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), patience)
    try {
      const {exchange} = await this.#wire
      const reply = await exchange({
        ...{url, method: 'GET', largest: LARGEST_REPLY},
        headers: {accept: 'application/json', ...(login ? {authorization: basic(login)} : {})},
        signal: AbortSignal.any([this.signal, late.signal]),
        onReply: () => undefined,
      })
      return {status: reply.status, resource: resourceOf(reply)}
    } catch (error) {
      if (!late.signal.aborted || this.signal.aborted) throw error
      const seconds = left < this.#patience.answerMs ? this.#patience.allMs / 1000 : patience / 1000
      throw new Error(`no whole answer within ${seconds} s`, {cause: error})
    } finally {
      clearTimeout(timer)
    }
  }

  /** Links are paths from the root of the host, or relative to ours. The login is for this host only. */
  #resolve(link: string): string {
    const url = URL.canParse(link, `${this.base}/`) ? new URL(link, `${this.base}/`) : undefined
    if (url?.origin === this.#origin) return url.href
    throw new Error(`a link leads elsewhere: ${url ? url.origin : link}`)
  }

  async close(): Promise<void> {
    await (await this.#wire).close()
  }
}

/** Whether anything answers as a board controller does, to anybody who asks. */
export async function answersRedfish(base: string, signal: AbortSignal): Promise<boolean> {
  const bmc = new Bmc(base, signal, {verify: false, patience: {answerMs: 5000, allMs: 5000}})
  try {
    const {status, resource} = await bmc.get('redfish/v1/')
    return status === 200 && linkOf(resource, 'Systems') !== undefined
  } catch {
    signal.throwIfAborted()
    // Nothing there is an answer too.
    return false
  } finally {
    await bmc.close()
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

/** What a member says, where it is a text as it should be. */
export const wordOf = (resource: Resource, key: string): string | undefined => {
  const word = resource[key]
  return typeof word === 'string' ? word : undefined
}

export const linkOf = (resource: Resource, key: string): string | undefined => {
  const link = (resource[key] as Resource | undefined)?.['@odata.id']
  return typeof link === 'string' ? link : undefined
}

/** No server has more of anything that is looked at. */
const MOST_MEMBERS = 32

export const membersOf = (resource: Resource): string[] => {
  const members = resource['Members']
  return (Array.isArray(members) ? members : []).slice(0, MOST_MEMBERS).flatMap((member: Resource) => {
    const link = member?.['@odata.id']
    return typeof link === 'string' ? [link] : []
  })
}

export const hasAction = (resource: Resource, name: string): boolean =>
  Boolean((resource['Actions'] as Resource | undefined)?.[name])
