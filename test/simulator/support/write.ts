import {routesOf} from '../../../src/simulator/http/service.js'
import {servicesFor} from '../../../src/simulator/main.js'
import type {Session} from './session.js'

/** A request that changes something, as the routes of the services declare it. */
export interface Write {
  /** `sysinv PATCH /v1/ihosts/:host` */
  readonly name: string
  readonly method: string
  /** below the server: `/RegionOne/sysinv/v1/ihosts/:host` */
  readonly path: string
}

const reading = ['GET', 'HEAD']

/** All writes of all services: whoever adds one finds it in the tests that ask for all. */
export function writes(session: Session): Write[] {
  return servicesFor(session.simulator.credentials).flatMap((service) =>
    routesOf(service)
      .filter(({method}) => !reading.includes(method))
      .map(({method, path}) => ({
        name: `${service.name} ${method} ${path}`,
        method,
        path: `/RegionOne${service.mount}${path}`,
      })),
  )
}

type Row = Readonly<Record<string, unknown>>

const examples: Readonly<Record<string, string>> = {address: '10.30.0.77', app: 'cert-manager', subcloud: 'subcloud2'}

/** The path with something in place of its variables: what the API lists where the variable stands, or a likely name. */
export async function realPath(session: Session, {path}: Write): Promise<string> {
  const parts = path.split('/')
  for (const [index, part] of parts.entries()) {
    if (part === '*') parts[index] = 'starlingx-26.03.1'
    if (!part.startsWith(':')) continue
    const name = part.slice(1)
    parts[index] = examples[name] ?? (await firstListed(session, parts.slice(0, index).join('/'))) ?? 'anything'
  }
  return parts.join('/')
}

async function firstListed(session: Session, path: string): Promise<string | undefined> {
  const {body} = await session.ask('GET', path)
  if (typeof body !== 'object' || body === null) return undefined
  const rows = Object.values(body).find((member) => Array.isArray(member) && member.length > 0) as Row[] | undefined
  const id = rows?.[0]?.['uuid'] ?? rows?.[0]?.['id'] ?? rows?.[0]?.['name']
  return id === undefined ? undefined : String(id)
}
