import type {SystemPeer} from './model.js'

/** How long a peer may take to answer. */
const patience = 30_000

type Json = Record<string, unknown>

/** A peer answered, but not as was hoped. */
class PeerRefusal extends Error {
  constructor(
    readonly status: number,
    path: string,
    text: string,
  ) {
    super(
      `${path}: ${status} ${text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()}`,
    )
  }
}

/** Another site's keystone and dcmanager, as its own programs would use them. */
export class Site {
  private constructor(
    private readonly dcmanager: string,
    private readonly platform: string,
    private readonly token: string,
  ) {}

  static async enter({endpoint, username, password}: SystemPeer): Promise<Site> {
    const user = {name: username, domain: {name: 'Default'}, password: Buffer.from(password, 'base64').toString('utf8')}
    const scope = {project: {name: 'admin', domain: {name: 'Default'}}}
    const response = await fetch(`${endpoint.replace(/\/$/, '')}/auth/tokens`, {
      method: 'POST',
      // The password is for this address.
      redirect: 'error',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({auth: {identity: {methods: ['password'], password: {user}}, scope}}),
      signal: AbortSignal.timeout(patience),
    })
    const body = await response.text()
    if (!response.ok) throw new PeerRefusal(response.status, '/auth/tokens', body)
    const {catalog} = (JSON.parse(body) as {token: {catalog: Catalog}}).token
    const find = (type: string) => endpointOf(catalog, type) ?? ''
    return new Site(find('dcmanager'), find('platform'), response.headers.get('x-subject-token') ?? '')
  }

  get(path: string): Promise<Json> {
    return this.#ask('GET', this.dcmanager + path)
  }

  /** Nothing where the peer has no such thing. */
  async find(path: string): Promise<Json | undefined> {
    try {
      return await this.get(path)
    } catch (error) {
      if (error instanceof PeerRefusal && error.status === 404) return undefined
      throw error
    }
  }

  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: Json | FormData): Promise<Json> {
    return this.#ask(method, this.dcmanager + path, body)
  }

  async systemUuid(): Promise<string> {
    const {isystems} = (await this.#ask('GET', `${this.platform}/isystems`)) as {isystems: {uuid: string}[]}
    return isystems[0]?.uuid ?? ''
  }

  async #ask(method: string, url: string, body?: Json | FormData): Promise<Json> {
    const form = body instanceof FormData
    const response = await fetch(url, {
      method,
      redirect: 'error',
      headers: {
        'x-auth-token': this.token,
        'user-agent': 'dcmanager/1.0',
        ...(body === undefined || form ? {} : {'content-type': 'application/json'}),
      },
      ...(body === undefined ? {} : {body: form ? body : JSON.stringify(body)}),
      signal: AbortSignal.timeout(patience),
    })
    const text = await response.text()
    if (!response.ok) throw new PeerRefusal(response.status, new URL(url).pathname, text)
    return (text === '' ? {} : (JSON.parse(text) ?? {})) as Json
  }
}

type Catalog = readonly {type: string; endpoints: readonly {interface: string; region_id: string; url: string}[]}[]

/** The system controller's own, in whichever of its regions it is listed first. */
function endpointOf(catalog: Catalog, type: string): string | undefined {
  const endpoints = catalog.find((entry) => entry.type === type)?.endpoints ?? []
  const usable = endpoints.filter((one) => one.interface === 'public')
  return (usable.find((one) => one.region_id === 'RegionOne') ?? usable[0])?.url
}
