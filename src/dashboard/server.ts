import {createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse} from 'node:http'
import {createServer as createTlsServer} from 'node:https'
import type {AddressInfo, Socket} from 'node:net'
import type {Live, Seen} from '../live/fleet.js'
import {dashboardPage, gatePage, ICON} from '../page/dashboard-page.js'
import {actionFacts, orderOf, type Wish} from './act.js'
import {answer, bodyOf, cookieOf, HEADERS, refuse} from './answer.js'
import {chosenBy} from './choice.js'
import {type Door, isToken, type Visitor} from './door.js'
import {Gaze, type Timers} from './gaze.js'
import {detailOf} from './row.js'
import {Story} from './story.js'
import {type Listener, listen, MOST_LISTENERS} from './stream.js'

/** What came of a command that the page ran. */
export interface Deed {
  readonly done: boolean
  readonly said: string
}

export interface DashboardOptions {
  readonly live: Live
  readonly door: Door
  /** The page's own script and style. */
  readonly script: string
  readonly style: string
  /** Whether a request may be for this server, by the name in its Host header, without a port. */
  readonly isOurName: (name: string) => boolean
  readonly tls?: {readonly key: string; readonly cert: string}
  /** Tells one run of the program from another. */
  readonly epoch: string
  /** Runs a command; without it, nothing can be changed from a page. */
  readonly act?: (words: readonly string[]) => Promise<Deed>
  readonly timers?: Timers
  /** Is told what nobody foresaw. */
  readonly failed?: (line: string) => void
  /** What time it is at the system that is looked at, in milliseconds since 1970. */
  readonly systemTime: () => number
}

export interface Dashboard {
  /** Listens; returns the port. */
  listen(address: string, port: number): Promise<number>
  /** Ends: whoever listens is told. */
  close(): Promise<void>
}

const LONGEST_URL = 4_000
const LONGEST_NAME = 20_000

/** Serves the page, and tells it what is seen. It knows no command line. */
export function dashboard(options: DashboardOptions): Dashboard {
  const {live, door, tls, timers, act} = options
  const story = new Story({epoch: options.epoch, systemTime: options.systemTime, actions: act ? actionFacts : []})
  const gaze = new Gaze(live, timers)
  const listeners = new Set<Listener>()
  let seen: Seen | undefined
  let port = 0

  const take = (now: Seen) => {
    const first = !story.begun
    // Nothing was read yet.
    if (first && now.fleet.at === 0) return
    seen = now
    const delta = story.goOn(now)
    for (const listener of listeners) listener.send(first ? 'whole' : 'delta', first ? story.whole() : delta)
    const detail = gaze.saw(now)
    if (!detail) return
    const text = JSON.stringify(detailOf(detail))
    for (const listener of listeners) if (listener.site === detail.name) listener.send('detail', text)
  }
  if (live.seen) take(live.seen)
  const deaf = live.onSeen(take)

  const cookieName = () => `stx-dashboard-${port}`
  const visitorOf = (request: IncomingMessage) => door.visitor(cookieOf(request, cookieName()))

  function letIn(response: ServerResponse, cookie: string): void {
    const secure = tls ? '; Secure' : ''
    response.setHeader('set-cookie', `${cookieName()}=${cookie}; HttpOnly; SameSite=Strict; Path=/${secure}`)
    response.writeHead(303, {location: '/'}).end()
  }

  function gate(response: ServerResponse, status: number, why: string): void {
    answer(response, status, ['html', gatePage(why, {takesPassword: door.takesPassword})])
  }

  function showPage(request: IncomingMessage, response: ServerResponse, url: URL) {
    const visitor = visitorOf(request)
    const key = url.searchParams.get('key')
    // Who asks for the head alone, as programs do that look at links, opens nothing.
    if (key !== null && request.method === 'GET') {
      const cookie = door.byKey(key)
      if (cookie !== undefined) return letIn(response, cookie)
      // A reload of the first address, or a link that was opened twice.
      if (visitor) return void response.writeHead(303, {location: '/'}).end()
      return gate(
        response,
        403,
        'This link was used already. Press Enter where stx dashboard runs, and open the new one.',
      )
    }
    if (visitor) return answer(response, 200, ['html', dashboardPage(visitor.token)])
    const how = door.takesPassword
      ? 'Sign in to see the fleet.'
      : 'Open the link that stx dashboard has printed. To let in another browser, press Enter there.'
    gate(response, 401, how)
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!door.takesPassword) return refuse(response, 404, 'there is nothing here')
    const body = await bodyOf(request)
    if (body === undefined) return refuse(response, 413, 'that is too long')
    const tried = door.byPassword(new URLSearchParams(body).get('password') ?? '', request.socket.remoteAddress ?? '')
    if ('cookie' in tried) return letIn(response, tried.cookie)
    const seconds = Math.ceil(tried.waitMs / 1000)
    if (seconds === 0) return gate(response, 403, 'This is not the password.')
    response.setHeader('retry-after', String(seconds))
    gate(response, 429, `This is not the password, or it was tried too often. Try again in ${seconds} s.`)
  }

  function tell(response: ServerResponse, url: URL) {
    if (listeners.size >= MOST_LISTENERS) return refuse(response, 503, `${MOST_LISTENERS} tabs are open already`)
    const site = url.searchParams.get('site') ?? undefined
    if (site !== undefined && site.length > LONGEST_NAME) return refuse(response, 414, 'that is no name')
    const close = site === undefined ? () => undefined : gaze.open(site)
    const listener = listen(response, {
      site,
      gone: () => {
        listeners.delete(listener)
        close()
      },
    })
    listeners.add(listener)
    const [epoch = '', version = ''] = (url.searchParams.get('from') ?? '').split('.')
    if (story.begun) {
      const missed = story.since(epoch, Number(version || Number.NaN))
      if (missed) for (const delta of missed) listener.send('delta', delta)
      else listener.send('whole', story.whole())
    }
    const detail = site === undefined ? undefined : gaze.detail(site)
    if (detail) listener.send('detail', JSON.stringify(detailOf(detail)))
  }

  async function change(request: IncomingMessage, response: ServerResponse, visitor: Visitor): Promise<void> {
    if (!act || !seen) return refuse(response, 403, 'nothing is changed from here: start it with --allow-actions')
    if (!isToken(first(request.headers['x-stx-token']), visitor)) return refuse(response, 403, 'the token is wrong')
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return refuse(response, 415, 'send JSON')
    const body = await bodyOf(request)
    const wish = body === undefined ? undefined : wishIn(body)
    if (!wish) return refuse(response, 400, 'that is no action')
    const order = orderOf(wish, seen.fleet, (of) => gaze.detail(of)?.hosts)
    if ('refused' in order) return answer(response, 409, ['json', JSON.stringify({done: false, said: order.refused})])
    const deed = await act(order.words)
    live.refresh()
    answer(response, deed.done ? 200 : 502, ['json', JSON.stringify(deed)])
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    const {method = '', headers} = request
    const origin = originOf(headers.host, tls !== undefined)
    if (!origin || !options.isOurName(origin.hostname))
      return refuse(response, 421, 'this is not who you are looking for')
    if ((request.url ?? '').length > LONGEST_URL + LONGEST_NAME) return refuse(response, 414, 'that is too long')
    const url = URL.canParse(request.url ?? '', origin.origin) ? new URL(request.url ?? '', origin.origin) : undefined
    if (url?.origin !== origin.origin) return refuse(response, 400, 'that is no address of ours')
    const from = first(headers.origin)
    const site = first(headers['sec-fetch-site'])
    const isOwn = (from ?? origin.origin) === origin.origin && (site === undefined || site === 'same-origin')
    if (method === 'POST') {
      if (from === undefined || !isOwn) return refuse(response, 403, 'only a page of ours may ask for that')
      if (url.pathname === '/sign-in') return signIn(request, response)
      if (url.pathname !== '/act') return refuse(response, 404, 'there is nothing here')
      const visitor = visitorOf(request)
      return visitor ? change(request, response, visitor) : refuse(response, 401, 'sign in first')
    }
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD, POST')
      return refuse(response, 405, 'nothing can be done here like that')
    }
    switch (url.pathname) {
      case '/':
        return showPage(request, response, url)
      case '/dashboard.css':
        return answer(response, 200, ['css', options.style])
      case '/dashboard.js':
        return answer(response, 200, ['js', options.script])
      case '/dashboard.svg':
        return answer(response, 200, ['svg', ICON])
      case '/told':
      case '/chosen':
        break
      default:
        return refuse(response, 404, 'there is nothing here')
    }
    if (!isOwn) return refuse(response, 403, 'only a page of ours may ask for that')
    if (!visitorOf(request)) return refuse(response, 401, 'sign in first')
    if (url.pathname === '/told') return method === 'GET' ? tell(response, url) : refuse(response, 405, 'use GET')
    if (!seen) return answer(response, 200, ['json', JSON.stringify({names: []})])
    answer(response, 200, ['json', JSON.stringify(chosenBy(url.searchParams.get('where') ?? '', seen.fleet))])
  }

  const server = open(tls, (request, response) => {
    // A body that nobody has asked for is not waited for.
    serve(request, response).catch((error: unknown) => {
      // Who has gone away is told nothing, and did nothing wrong.
      if (request.errored || response.destroyed) return void response.destroy()
      options.failed?.(`${request.method} failed: ${error instanceof Error ? error.message : error}`)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'that went wrong here: stx dashboard says why where it runs')
    })
  })

  return {
    async listen(address, wanted) {
      await new Promise<void>((listening, failed) => {
        server.once('error', failed)
        server.listen(wanted, address, () => {
          server.off('error', failed)
          listening()
        })
      })
      port = (server.address() as AddressInfo).port
      return port
    },
    async close() {
      deaf()
      gaze.stop()
      for (const listener of listeners) {
        listener.send('ended', '{}')
        listener.end()
      }
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
}

function open(tls: DashboardOptions['tls'], listener: RequestListener): Server {
  const limits = {headersTimeout: 10_000, requestTimeout: 20_000, maxHeaderSize: 48_000}
  const server = tls
    ? createTlsServer({...limits, ...tls, minVersion: 'TLSv1.2'}, listener)
    : createServer(limits, listener)
  server.maxConnections = 256
  // What is not HTTP is answered by nobody.
  server.on('clientError', (_error, socket: Socket) => void socket.destroy())
  return server
}

const first = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

function originOf(host: string | undefined, isTls: boolean): URL | undefined {
  const text = `${isTls ? 'https' : 'http'}://${host ?? ''}`
  if (!host || /[^\w.:[\]-]/.test(host) || !URL.canParse(text)) return undefined
  return new URL(text)
}

function wishIn(body: string): Wish | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined
  const {action, name, site, typed} = parsed as Readonly<Record<string, unknown>>
  if (typeof action !== 'string' || typeof name !== 'string' || typeof typed !== 'string') return undefined
  return {action, name, typed, ...(typeof site === 'string' && {site})}
}
