import {toFailure} from '../cli/failure.js'
import {saysAbsent} from '../client/absent.js'
import {type Api, type LocatedApi, withinTime} from '../client/api.js'
import type {Cloud, Place} from '../client/connect.js'
import type {Contact} from '../client/probe.js'
import type {ServiceName} from '../client/service.js'
import type {InventoryEntry} from '../client/sysinv/platform/certificate.js'
import type {Transport} from '../client/transport.js'
import type {ConnectionSettings} from '../config/connection.js'
import {expiryCheck, type Check as Finding} from '../config/doctor.js'
import type {SiteHealth} from '../views/check.js'

const PATIENCE_MS = 10_000
const TOLERATED_SKEW_MS = 60_000
const DAY_MS = 86_400_000
const SERVICES: readonly ServiceName[] = ['sysinv', 'fm', 'usm', 'vim', 'dcmanager']
/** Only a system controller has dcmanager. */
const AT_SITES: readonly ServiceName[] = ['sysinv', 'fm', 'usm', 'vim']

/** A finding; of a certificate also the day on which it ends. */
type Check = Finding & {until?: string}

/** What one look at a service gives: findings, and its reply where one came. */
interface Look {
  checks: Check[]
  contact?: Contact
  /** Whether it took the token; absent where it was not asked, or said something else. */
  admitted?: boolean
}

/** How everything is asked: signed in, and as somebody who only knocks. */
export interface Knocking {
  cloud: Cloud
  transport: Transport
  /** Milliseconds for what is asked next; the usual patience where not given. */
  left?: () => number
}

/** Everything about a cloud that `stx doctor` asks over the network; of one of its subclouds where that is given. */
export async function diagnoseCloud(
  connection: ConnectionSettings,
  signal: AbortSignal,
  {subcloud, explain}: {subcloud?: string; explain: (error: unknown) => Promise<unknown>},
): Promise<Check[]> {
  const [{connect}, knocking] = await Promise.all([import('../client/connect.js'), knock(connection, signal)])
  const {transport} = knocking
  const cloud = connect({...connection, timeoutMs: patience(connection), refreshCache: true, signal})
  try {
    const looks: Look[] = []
    if (connection.auth.kind === 'password') {
      const keystone = await look({transport}, 'keystone', connection.auth.authUrl)
      looks.push(keystone)
      if (keystone.contact) looks.push(await signIn(cloud))
    }
    if (looks.some(failedIn)) return concluded(looks, [])
    const found = await regionOf(cloud, subcloud, explain)
    if (found.failed) return concluded([...looks, {checks: [found.failed]}], [])
    const at = {region: found.region}
    looks.push(...(await lookAtServices({cloud, transport}, at, subcloud === undefined ? SERVICES : AT_SITES)))
    const [sysinv] = looks.some(({checks}) => checks.some(({check, state}) => check === 'sysinv' && state === 'ok'))
      ? [await cloud.api('sysinv', at)]
      : []
    const certificates = sysinv ? await platformCertificates(sysinv) : []
    const endpoints = connection.proxy ? [] : await endpointCertificates(contactsOf(looks), signal)
    return concluded(looks, [...endpoints, ...certificates])
  } finally {
    await Promise.all([cloud.close(), knocking.close()])
  }
}

const patience = ({timeoutMs}: ConnectionSettings) => Math.min(timeoutMs ?? PATIENCE_MS, PATIENCE_MS)

/** A way to servers without a token, for as many looks as are wanted. */
export async function knock(connection: ConnectionSettings, signal: AbortSignal) {
  const {createTransport} = await import('../client/transport.js')
  const transport = createTransport({...connection, timeoutMs: patience(connection), signal})
  return {transport, close: () => transport.close()}
}

const contactsOf = (looks: readonly Look[]): Contact[] => looks.flatMap(({contact}) => contact ?? [])
const failedIn = ({checks}: Look) => checks.some(({state}) => state === 'fail')

const concluded = (looks: readonly Look[], certificates: readonly Check[]): Check[] => [
  ...looks.flatMap(({checks}) => checks),
  ...clockCheck(contactsOf(looks), Date.now()),
  ...certificates,
]

async function regionOf(
  cloud: Cloud,
  subcloud: string | undefined,
  explain: (error: unknown) => Promise<unknown>,
): Promise<{region?: string; failed?: Check}> {
  if (subcloud === undefined) return {}
  try {
    const {subcloudRegion} = await import('../cli/session.js')
    return {region: await subcloudRegion(cloud, subcloud)}
  } catch (error) {
    return {failed: failed('subcloud', await explain(error))}
  }
}

const lookAtServices = (knocking: Knocking, at: Place, services: readonly ServiceName[]): Promise<Look[]> =>
  Promise.all(services.map((service) => lookThroughCatalog(knocking, service, at)))

/** One of many systems, in one row. */
export async function diagnoseSite(
  knocking: Knocking,
  region: string,
  {direct, signal}: {direct: boolean; signal: AbortSignal},
): Promise<SiteHealth> {
  const at = {region, oneOfMany: true}
  const looks = await lookAtServices(knocking, at, AT_SITES)
  const contacts = contactsOf(looks)
  const sysinv = looks[0]?.admitted ? await timed(knocking, 'sysinv', at) : undefined
  const [release, inventory, endpoints] = await Promise.all([
    sysinv ? releaseOf(sysinv) : null,
    sysinv ? platformCertificates(sysinv) : [],
    direct ? endpointCertificates(contacts, signal) : [],
  ])
  const clock = clockCheck(contacts, Date.now())
  const checks = [...looks.flatMap((one) => one.checks), ...clock, ...endpoints, ...inventory]
  const ends = checks.flatMap(({until}) => until ?? [])
  return {
    state: checks.some(({state}) => state === 'fail') ? 'fail' : checks.every(isFine) ? 'ok' : 'warn',
    access: accessOf(looks),
    reachable: looks.every(({contact}) => contact !== undefined && contact.status < 500),
    signed_in: looks.every(({admitted}) => admitted),
    release,
    clock_skew: skewOf(contacts),
    certificate: ends.sort()[0] ?? null,
    detail: troubleIn(checks.filter((check) => !isFine(check))),
  }
}

const isFine = ({state}: Check) => state === 'ok'

/** Services of one system mostly have the same trouble: one tells it, and the others are named. */
function troubleIn([first, ...others]: readonly Check[]): string | null {
  if (first === undefined) return null
  const also = [...new Set(others.map(({check}) => check))].filter((check) => check !== first.check)
  return `${first.check}: ${first.detail}${also.length > 0 ? `; also ${also.join(', ')}` : ''}`
}

function accessOf(looks: readonly Look[]): SiteHealth['access'] {
  if (looks.every(({admitted}) => admitted)) return 'signed in'
  if (looks.every(({contact}) => contact === undefined)) return 'no answer'
  return looks.some(({admitted}) => admitted === false) ? 'refused' : 'failing'
}

async function releaseOf(sysinv: Api): Promise<string | null> {
  const {systems} = await import('../client/sysinv/platform/system.js')
  const {software_version} = await systems(sysinv).get()
  return typeof software_version === 'string' ? software_version : null
}

async function timed({cloud, left}: Knocking, service: ServiceName, at: Place): Promise<LocatedApi> {
  const api = await cloud.api(service, at)
  return left ? {...withinTime(api, left), url: api.url} : api
}

async function look(
  {transport, left}: Pick<Knocking, 'transport' | 'left'>,
  service: ServiceName,
  url: string,
): Promise<Look> {
  const {contact} = await import('../client/probe.js')
  try {
    const found = await contact(transport, service, url, left && Math.max(1, Math.floor(left())))
    const check: Check = {check: service, state: 'ok', detail: describe(found)}
    if (found.status >= 500) return {checks: [{...check, state: 'fail', fix: 'look at its log'}], contact: found}
    if (service === 'keystone' && found.status >= 400) {
      return {checks: [{...check, state: 'fail', fix: 'check that OS_AUTH_URL is the address of keystone'}]}
    }
    if (found.milliseconds >= SLOW_MS)
      return {checks: [{...check, state: 'warn', fix: slowly(service)}], contact: found}
    return {checks: [check], contact: found}
  } catch (error) {
    return {checks: [failed(service, error)]}
  }
}

/** Nobody waits so long without asking what is the matter. */
const SLOW_MS = 5000

const slowly = (service: ServiceName) =>
  service === 'keystone'
    ? 'it is slow, and every first command waits for it: look at the load of its host, and at its log'
    : 'it is slow: look at the load of its host, and at its log'

function describe({url, status, milliseconds, versions}: Contact): string {
  // Some want a token for their root, too: whether they take ours is asked for itself.
  const oddly = status >= 400 && status !== 401 && status !== 403 ? ` with status ${status}` : ''
  return `${url} answers${oddly} in ${milliseconds} ms${versions.length > 0 ? `, versions ${versions.join(', ')}` : ''}`
}

async function signIn(cloud: Cloud): Promise<Look> {
  try {
    const {user, project, roles} = await cloud.session()
    const detail = `${user.name} in project ${project?.name ?? 'none'}, roles ${roles.join(', ') || 'none'}`
    return {checks: [{check: 'authorised', state: 'ok', detail}]}
  } catch (error) {
    return {checks: [failed('authorised', error)]}
  }
}

async function lookThroughCatalog(knocking: Knocking, service: ServiceName, at: Place): Promise<Look> {
  let api: LocatedApi
  try {
    api = await timed(knocking, service, at)
  } catch (error) {
    const finding = failed(service, error)
    // Only a system controller has dcmanager.
    return {checks: [service === 'dcmanager' ? {...finding, state: 'warn'} : finding]}
  }
  const found = await look(knocking, service, api.url)
  if (found.checks.some(({state}) => state === 'fail')) return found
  try {
    const {admission} = await import('../client/probe.js')
    await admission(api)
    return {...found, admitted: true}
  } catch (error) {
    const {fix = 'check the endpoint in the catalog', ...finding} = failed(service, error)
    const refused = toFailure(error).kind === 'auth'
    return {checks: [{...finding, fix}], contact: found.contact, ...(refused && {admitted: false})}
  }
}

function failed(check: string, error: unknown): Check {
  const {message, hint} = toFailure(error)
  return {check, state: 'fail', detail: message, fix: hint}
}

/** Milliseconds by which the first clock that was told is ahead of ours. */
function skew(contacts: readonly Contact[], now: number): number | undefined {
  const [date] = contacts.flatMap((contact) => contact.date ?? [])
  return date === undefined ? undefined : date.getTime() - now
}

function skewOf(contacts: readonly Contact[]): number | null {
  const ahead = skew(contacts, Date.now())
  // Servers tell whole seconds that have passed: on average half a second less than it is.
  return ahead === undefined ? null : Math.round((ahead + 500) / 1000) || 0
}

/** Tokens and certificates hold by the clock: the two sides must agree about the time. */
function clockCheck(contacts: readonly Contact[], now: number): Check[] {
  const ahead = skew(contacts, now)
  if (ahead === undefined) return []
  const seconds = Math.round(Math.abs(ahead) / 1000)
  if (Math.abs(ahead) <= TOLERATED_SKEW_MS) {
    return [{check: 'clock', state: 'ok', detail: `within ${seconds} s of this machine's`}]
  }
  const detail = `${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine's`
  return [{check: 'clock', state: 'warn', detail, fix: 'set both clocks by NTP'}]
}

/** The certificates that the platform keeps: those that end first, and what nobody renews before they do. */
async function platformCertificates(sysinv: Api): Promise<Check[]> {
  const {certificates} = await import('../client/sysinv/platform/certificate.js')
  try {
    const ends = Object.entries(await certificates(sysinv).platform()).flatMap(([name, entry]) => {
      const end = new Date(`${entry.Validity?.['Not After']} UTC`)
      if (Number.isNaN(end.getTime())) return []
      return [{name, end, now: timeThere(end, entry), byItself: entry['Renewal'] === 'Automatic'}]
    })
    const [first] = ends.sort((a, b) => a.end.getTime() - b.end.getTime())
    if (first === undefined) return []
    const checks = ends.map(({name, end, now, byItself}) => ({...expiryCheck(name, end, now), byItself}))
    const bad = checks.filter(({state, byItself}) => state === 'fail' || (state === 'warn' && !byItself))
    const until = first.end.toISOString().slice(0, 10)
    if (bad.length === 0) {
      return [{check: 'certificates', state: 'ok', detail: `${ends.length}, the first ends on ${until}`, until}]
    }
    const fix = 'renew them: `stx certificate list` has the details'
    const detail = bad.map((one) => one.detail).join(', ')
    return [{check: 'certificates', state: 'warn', detail, fix, until}]
  } catch (error) {
    // Older platforms have no such list.
    if (saysAbsent(error)) return []
    const {message, hint} = toFailure(error)
    return [{check: 'certificates', state: 'warn', detail: message, fix: hint ?? 'look at the log of sysinv'}]
  }
}

/** Certificates of a system hold by its own clock: it says how many days are left. */
function timeThere(end: Date, entry: InventoryEntry): number {
  const days = /^(-?\d+)d$/.exec(String(entry['Residual Time']))?.[1]
  return days === undefined ? Date.now() : end.getTime() - Number(days) * DAY_MS
}

async function endpointCertificates(contacts: readonly Contact[], signal: AbortSignal): Promise<Check[]> {
  const {certificateExpiry} = await import('../client/probe.js')
  const origins = new Set(contacts.map(({url}) => new URL(url).origin).filter((origin) => origin.startsWith('https:')))
  return Promise.all(
    [...origins].map(async (origin) => {
      try {
        const end = await certificateExpiry(origin, signal)
        return {...expiryCheck(`the certificate of ${origin}`, end, Date.now()), until: end.toISOString().slice(0, 10)}
      } catch (error) {
        return failed('tls', error)
      }
    }),
  )
}
