import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http'
import {createServer as createTlsServer} from 'node:https'
import type {TlsIdentity} from '../../certificate/authority.js'

export interface OfficialPort {
  readonly port: number
  /** the service below a region's prefix that answers there */
  readonly leadsTo: string
}

/** Where a genuine system listens; the second group belongs to the proxies of a distributed cloud. */
const centralPorts: readonly OfficialPort[] = [
  {port: 5000, leadsTo: '/RegionOne/keystone'},
  {port: 6385, leadsTo: '/RegionOne/sysinv'},
  {port: 18002, leadsTo: '/RegionOne/fm'},
  {port: 5497, leadsTo: '/RegionOne/usm'},
  {port: 15497, leadsTo: '/RegionOne/usm'},
  {port: 4545, leadsTo: '/RegionOne/vim'},
]
const distributedPorts: readonly OfficialPort[] = [
  {port: 8119, leadsTo: '/RegionOne/dcmanager'},
  {port: 25000, leadsTo: '/SystemController/keystone'},
  {port: 26385, leadsTo: '/SystemController/sysinv'},
  {port: 25497, leadsTo: '/SystemController/usm'},
]

export const officialPorts = (distributed: boolean): readonly OfficialPort[] =>
  distributed ? [...centralPorts, ...distributedPorts] : centralPorts

const arrival = Symbol('official port')
type Arrived = IncomingMessage & {[arrival]?: true}

/** Did this request come in where the service is at the root, so that links must not name our prefix? */
export const arrivedAtOfficialPort = (request: Arrived): boolean => request[arrival] === true

/** Listeners beside the main one that put the prefix before each path and hand the request on. */
export class OfficialListeners {
  readonly #servers: Server[] = []

  constructor(
    private readonly route: RequestListener,
    private readonly tls: TlsIdentity | undefined,
  ) {}

  async open(host: string, ports: readonly OfficialPort[]): Promise<void> {
    for (const {port, leadsTo} of ports) {
      const listener: RequestListener = (request: Arrived, response) => {
        request[arrival] = true
        request.url = leadsTo + (request.url ?? '/')
        this.route(request, response)
      }
      const server = this.tls === undefined ? createServer(listener) : createTlsServer(this.tls, listener)
      this.#servers.push(server)
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, resolve)
      })
    }
  }

  async close(): Promise<void> {
    for (const server of this.#servers.splice(0)) {
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    }
  }
}
