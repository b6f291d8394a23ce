import {get, type IncomingMessage} from 'node:http'
import {onTestFinished} from 'vitest'
import {Door} from '../../../src/dashboard/door.js'
import {namesOf} from '../../../src/dashboard/place.js'
import {type DashboardOptions, dashboard} from '../../../src/dashboard/server.js'
import {asSeen, type FakeLive, fakeLive, invented} from '../../support/fake-live.js'
import {ask, type HttpAnswer} from '../../support/http.js'

export interface Served {
  readonly url: string
  readonly live: FakeLive
  readonly door: Door
  /** What those who came in send with all they ask. */
  readonly cookie: string
  ask(path: string, options?: Parameters<typeof ask>[1]): Promise<HttpAnswer>
  /** The same, by somebody who came in, from the page. */
  own(path: string, options?: Parameters<typeof ask>[1]): Promise<HttpAnswer>
  close(): Promise<void>
}

/** By the clock of the system that is looked at. */
export const AHEAD = Date.UTC(2030, 0, 1)

/** A dashboard of an invented fleet, without a browser. */
export async function served(
  options: Partial<DashboardOptions> & {readonly sites?: number; readonly password?: string} = {},
): Promise<Served> {
  const {sites = 20, password, ...more} = options
  const live = fakeLive(asSeen(invented(sites)))
  const door = new Door({password, now: () => 0})
  const server = dashboard({
    ...{live, door, script: '/* script */', style: '/* style */', isOurName: namesOf(undefined), epoch: 'e1'},
    systemTime: () => AHEAD,
    ...more,
  })
  const port = await server.listen('127.0.0.1', 0)
  onTestFinished(() => server.close())
  const url = `http://127.0.0.1:${port}`
  const asked: Served['ask'] = (path, how) => ask(url + path, how)
  const {headers} = await asked(`/?key=${door.newKey()}`)
  const [cookie = ''] = String(headers['set-cookie'] ?? '').split(';')
  const own: Served['own'] = (path, how) => asked(path, {...how, headers: {cookie, origin: url, ...how?.headers}})
  return {url, live, door, cookie, ask: asked, own, close: () => server.close()}
}

export interface Heard {
  readonly event: string
  readonly data: unknown
}

/** Listens as a page does; `next` waits for the next thing that it is told. */
export async function listener({url, cookie}: Served, query = '') {
  const heard: Heard[] = []
  let told = () => {}
  let text = ''
  let isOver = false
  const request = get(`${url}/told${query}`, {headers: {cookie}})
  const response = await new Promise<IncomingMessage>((there, failed) => {
    request.on('response', there).on('error', failed)
  })
  const over = () => {
    isOver = true
    told()
  }
  response
    .setEncoding('utf8')
    .on('data', (piece: string) => {
      const parts = (text + piece).split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? []
        if (event !== undefined && data !== undefined) heard.push({event, data: JSON.parse(data)})
      }
      told()
    })
    .on('end', over)
    .on('error', over)
  onTestFinished(() => void request.destroy())
  return {
    status: response.statusCode,
    async next(): Promise<Heard | undefined> {
      while (heard.length === 0 && !isOver) {
        await new Promise<void>((resolve) => {
          told = resolve
        })
      }
      return heard.shift()
    },
    leave: () => request.destroy(),
  }
}
