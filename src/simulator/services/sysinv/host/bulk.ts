import type {Call} from '../../../http/call.js'
import {Refusal} from '../../../http/refusal.js'
import {type Host, hosts} from '../record/host.js'
import {isSimplex, systems} from '../record/system.js'
import {addHost, checkNewHost, type Wanted} from './add.js'
import {hostElements} from './host-xml.js'

const attributes = [
  ...['hostname', 'personality', 'subfunctions', 'mgmt_mac', 'bm_ip', 'bm_type', 'bm_username', 'bm_password'],
  ...['boot_device', 'rootfs_device', 'hw_settle', 'install_output', 'console', 'power_on', 'location', 'apparmor'],
]

/** Always 200: the reply tells of each host whether it was added. */
export function postHosts(c: Call) {
  const rejected = (error: string) => ({success: '', error})
  if (isSimplex(c.region)) {
    return rejected('Bulk add on a simplex system is not allowed.')
  }
  const found = hostElements(c.files[0]?.content?.toString('utf8') ?? c.text)
  if (found === undefined) return rejected('No hosts have been added, invalid XML document')
  const wanted = found.map((element): Wanted => {
    const given = Object.fromEntries(attributes.map((name) => [name, element[name] ?? null]))
    return {...given, location: element['location'] === undefined ? null : {locn: element['location']}}
  })
  for (const [index, one] of wanted.entries()) {
    const refusal = refusalOf(c, () => checkNewHost(c, one))
    if (refusal !== undefined) {
      const culprit = one['hostname'] || `with index ${index}`
      return rejected(` No hosts have been added, error parsing host ${culprit}: ${refusal}`)
    }
  }
  return addEach(c, wanted)
}

function addEach(c: Call, wanted: readonly Wanted[]) {
  let success = ''
  let error = ''
  for (const one of wanted) {
    const refusal = refusalOf(c, () => {
      const host = addHost(c, one)
      const warned = one['power_on'] !== null && one['bm_type'] === null
      const warning = ' Warning: Ignoring <power_on> due to insufficient board management (bm) data.'
      success += `\n ${host.hostname}${warned ? warning : ''}`
    })
    if (refusal !== undefined) error += ` ${one['hostname'] || one['personality']}: ${refusal}\n`
  }
  return {success, error}
}

function refusalOf({sim}: Call, work: () => void): string | undefined {
  try {
    sim.attempt(work)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

const rank = ['controller', 'storage', 'worker']

/** The file that bulk_add takes, of the hosts as they are. */
export function exportHosts(c: Call) {
  const version = c.region.of(systems).all()[0]?.software_version ?? ''
  const sorted = [...c.region.of(hosts).all()].sort(
    (a, b) =>
      rank.indexOf(a.personality ?? '') - rank.indexOf(b.personality ?? '') ||
      (a.hostname ?? '').localeCompare(b.hostname ?? ''),
  )
  const body = sorted.map((host) => `\t<host>\n${lines(host).join('')}\t</host>\n`)
  return {content: `<?xml version="1.0" ?>\n<hosts version="${version}">\n${body.join('')}</hosts>\n`}
}

const element = (name: string, text: string | null): string =>
  text === null || text === '' ? `\t\t<${name}/>\n` : `\t\t<${name}>${escaped(text)}</${name}>\n`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const lines = (host: Host): string[] => [
  element('personality', host.personality),
  ...(host.personality === 'worker'
    ? [element('hostname', host.hostname), element('subfunctions', host.subfunctions)]
    : []),
  element('mgmt_mac', host.mgmt_mac),
  ...(host.location['locn'] === undefined ? [] : [element('location', host.location['locn'])]),
  '\t\t<!--Uncomment the statement below to power on the host automatically through board management.-->\n',
  '\t\t<!--<power_on />-->\n',
  element('bm_type', host.bm_type),
  element('bm_username', host.bm_username),
  element('bm_password', null),
  element('boot_device', host.boot_device),
  element('rootfs_device', host.rootfs_device),
  element('hw_settle', host.hw_settle),
  element('install_output', host.install_output),
  element('console', host.console),
  element('tboot', host.tboot),
]
