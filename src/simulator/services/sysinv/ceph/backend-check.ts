import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {type Backend, backends} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {isSimplex} from '../record/system.js'

/** The name of the first backend of a kind. */
export const primaryName = (backend: string): string =>
  backend === 'external' ? 'shared_services' : `${backend}-store`

/** While these are under way nothing of a backend that an application makes may change. */
const inTransition: readonly string[] = ['uploading', 'applying', 'removing', 'updating', 'recovering']

/** The backends whose storage an application makes, and that application. */
const applicationOf: Readonly<Record<string, string>> = {'ceph-rook': 'rook-ceph', lvm: 'lvm-csi'}

/** What an application is doing; backends show it as their task. */
export const applicationStatus = (c: Pick<Call, 'sim' | 'region'>, backend: string): string =>
  c.sim.ask('application', c.region.name, applicationOf[backend] ?? '')?.status ?? 'missing'

/** The first backend of a kind needs no name; others do. */
export function nameFor(c: Call, backend: string, name: string | null): string {
  if (name !== null) return name
  if (c.region.of(backends).find({backend}) === undefined) return primaryName(backend)
  return refuse(400, 'This operation requires storage backend name to be specified.')
}

/** What holds for every kind, in the order of the server. */
export function checkBackends(c: Call, {backend, name}: Pick<Backend, 'backend' | 'name'>): void {
  const all = c.region.of(backends).all()
  for (const one of all) checkStill(c, one)
  if (!all.some((one) => one.name === name)) checkKind(all, backend, name)
  if (backend === 'ceph') checkControllers(c)
}

export function checkNew(c: Call, name: string): void {
  if (c.region.of(backends).find({name}) === undefined) return
  refuse(
    400,
    `Initial (${name}) backend was previously created. Use the modify API for further provisioning or supply a unique ` +
      'name to add an additional backend.',
  )
}

function checkStill(c: Call, {backend, name, state}: Backend): void {
  if (state !== 'configuring' && state !== 'configuring-with-app') return
  const application = applicationOf[backend]
  if (application === undefined) {
    const title = name.replace(/(^|[^a-z])[a-z]/gi, (letters) => letters.toUpperCase())
    refuse(400, `${title} backend is configuring, please wait for current operation to complete before making changes.`)
  }
  if (inTransition.includes(applicationStatus(c, backend))) refuse(400, transition(application, 'making changes.'))
}

export const transition = (application: string, before: string): string =>
  `The application ${application} is in transition, please wait for the current operation to complete before ${before}`

/** One of each kind, except of ceph; and either ceph of the platform or that of Rook. */
function checkKind(all: readonly Backend[], backend: string, name: string): void {
  const kinds = new Set(all.map((one) => one.backend))
  if (kinds.has(backend) && backend !== 'ceph' && backend !== 'ceph-external') {
    refuse(400, `Only one ${backend} backend is supported.`)
  }
  if (backend !== 'ceph-external' && !kinds.has(backend) && name !== primaryName(backend)) {
    refuse(400, `The primary ${backend} backend must use the default name: ${primaryName(backend)}.`)
  }
  if (backend === 'lvm' || kinds.has(backend)) return
  if (kinds.has('ceph') || kinds.has('ceph-rook')) {
    refuse(400, 'Only one backend between ceph, ceph-rook is supported.')
  }
}

function checkControllers(c: Call): void {
  const controllers = c.region.of(hosts).where({personality: 'controller'})
  const [only] = controllers
  const both = 'Storage backend operations require both controllers to be enabled and available'
  if (controllers.length === 1) {
    if (only?.administrative === 'unlocked' && !isSimplex(c.region)) refuse(400, `${both}.`)
  } else if (controllers.some(({availability}) => availability !== 'available' && availability !== 'degraded')) {
    refuse(400, `${both}/degraded.`)
  }
}

/** In the order of the server: what it reads of Python's sets and lists is text here. */
export const pythonList = (values: readonly (string | number)[]): string =>
  `[${values.map((one) => (typeof one === 'number' ? one : `'${one}'`)).join(', ')}]`

export const servicesOf = (services: string | null): readonly string[] => services?.split(',') ?? []
