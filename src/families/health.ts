import {toFailure} from '../cli/failure.js'
import type {LocatedApi} from '../client/api.js'
import type {Cloud} from '../client/index.js'
import type {Contact} from '../client/probe.js'
import type {ServiceName} from '../client/service.js'
import type {Transport} from '../client/transport.js'
import type {ConnectionSettings} from '../config/connection.js'
import {type Check, expiryCheck} from '../config/doctor.js'

const PATIENCE_MS = 10_000
const TOLERATED_SKEW_MS = 60_000
const SERVICES: readonly ServiceName[] = ['sysinv', 'fm', 'usm', 'vim', 'dcmanager']

/** What one look at a service gives: findings, and its reply where one came. */
interface Look {
  checks: Check[]
  contact?: Contact
}

/** Everything about a cloud that `stx doctor` asks over the network. */
export async function diagnoseCloud(connection: ConnectionSettings, signal: AbortSignal): Promise<Check[]> {
  const [{connect}, {createTransport}] = await Promise.all([
    import('../client/connect.js'),
    import('../client/transport.js'),
  ])
  const timeoutMs = Math.min(connection.timeoutMs ?? PATIENCE_MS, PATIENCE_MS)
  const cloud = connect({...connection, timeoutMs, refreshCache: true, signal})
  const transport = createTransport({...connection, timeoutMs, signal})
  try {
    const looks: Look[] = []
    if (connection.auth.kind === 'password') {
      const keystone = await look(transport, 'keystone', connection.auth.authUrl)
      looks.push(keystone)
      if (keystone.contact) looks.push(await signIn(cloud))
    }
    if (!looks.some(({checks}) => checks.some(({state}) => state === 'fail'))) {
      looks.push(...(await Promise.all(SERVICES.map((service) => lookThroughCatalog(cloud, transport, service)))))
    }
    const contacts = looks.flatMap(({contact}) => contact ?? [])
    return [
      ...looks.flatMap(({checks}) => checks),
      ...clockCheck(contacts, Date.now()),
      ...(connection.proxy ? [] : await certificateChecks(contacts, signal)),
    ]
  } finally {
    await Promise.all([cloud.close(), transport.close()])
  }
}

async function look(transport: Transport, service: ServiceName, url: string): Promise<Look> {
  const {contact} = await import('../client/probe.js')
  try {
    const found = await contact(transport, service, url)
    const check: Check = {check: service, state: 'ok', detail: describe(found)}
    if (found.status >= 500) return {checks: [{...check, state: 'fail', fix: 'look at its log'}], contact: found}
    if (service === 'keystone' && found.status >= 400) {
      return {checks: [{...check, state: 'fail', fix: 'check that OS_AUTH_URL is the address of keystone'}]}
    }
    return {checks: [check], contact: found}
  } catch (error) {
    return {checks: [failed(service, error)]}
  }
}

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

async function lookThroughCatalog(cloud: Cloud, transport: Transport, service: ServiceName): Promise<Look> {
  let api: LocatedApi
  try {
    api = await cloud.api(service)
  } catch (error) {
    const finding = failed(service, error)
    // Only a system controller has dcmanager.
    return {checks: [service === 'dcmanager' ? {...finding, state: 'warn'} : finding]}
  }
  const found = await look(transport, service, api.url)
  if (found.checks.some(({state}) => state === 'fail')) return found
  try {
    const {admission} = await import('../client/probe.js')
    await admission(api)
    return found
  } catch (error) {
    const {fix = 'check the endpoint in the catalog', ...finding} = failed(service, error)
    return {checks: [{...finding, fix}], contact: found.contact}
  }
}

function failed(check: string, error: unknown): Check {
  const {message, hint} = toFailure(error)
  return {check, state: 'fail', detail: message, fix: hint}
}

/** Tokens and certificates hold by the clock: the two sides must agree about the time. */
function clockCheck(contacts: Contact[], now: number): Check[] {
  const [date] = contacts.flatMap((contact) => contact.date ?? [])
  if (date === undefined) return []
  const skew = date.getTime() - now
  const seconds = Math.round(Math.abs(skew) / 1000)
  if (Math.abs(skew) <= TOLERATED_SKEW_MS) {
    return [{check: 'clock', state: 'ok', detail: `within ${seconds} s of this machine's`}]
  }
  const detail = `${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} this machine's`
  return [{check: 'clock', state: 'warn', detail, fix: 'set both clocks by NTP'}]
}

async function certificateChecks(contacts: Contact[], signal: AbortSignal): Promise<Check[]> {
  const {certificateExpiry} = await import('../client/probe.js')
  const origins = new Set(contacts.map(({url}) => new URL(url).origin).filter((origin) => origin.startsWith('https:')))
  return Promise.all(
    [...origins].map(async (origin) => {
      try {
        return expiryCheck(`the certificate of ${origin}`, await certificateExpiry(origin, signal), Date.now())
      } catch (error) {
        return failed('tls', error)
      }
    }),
  )
}
