import {parseAddress} from '../ip-address.js'
import {type Mistake, placeOf, repeats, resembling} from './mistake.js'
import {planHosts} from './plan.js'
import type {HostPlan} from './scenario.js'
import type {NetworkContent, StorageContent, SystemContent} from './schema.js'

type Networks = Readonly<Record<string, NetworkContent | undefined>>
type Path = readonly PropertyKey[]

/** Of one system. */
const mostHosts = 4096

export function* systemMistakes(
  path: Path,
  system: SystemContent,
  around: Pick<SystemContent, 'networks' | 'storage'>,
  kinds: readonly string[],
): Generator<Mistake> {
  yield* hostMistakes(path, system, kinds)
  yield* networkMistakes(path, system, around.networks ?? {})
  yield* listMistakes(path, system)
  yield* storageMistakes(path, system, around.storage)
  yield* stageMistakes(path, system)
}

/** After the bootstrap there is one controller, and nothing that operators make. */
function* stageMistakes(path: Path, system: SystemContent): Generator<Mistake> {
  if (system.stage !== 'bootstrapped') return
  const at = (key: string, what: string): Mistake => ({
    path: [...path, key],
    what: `${placeOf([...path, key])} ${what}`,
  })
  if (planHosts(system).length > 1) yield at('hosts', 'must be controller-0 alone in a system that is bootstrapped')
  for (const key of ['storage', 'datanetworks'] as const) {
    if (system[key] !== undefined) yield at(key, 'is made after the bootstrap: a system that is bootstrapped has none')
  }
}

/** What is said of storage for all systems must suit each of them. */
function* storageMistakes(path: Path, system: SystemContent, around: StorageContent | undefined): Generator<Mistake> {
  const said = system.storage ?? around
  const at = (key: keyof StorageContent, what: string): Mistake => {
    const full = [...(system.storage === undefined ? [] : path), 'storage', key]
    return {path: full, what: `${placeOf(full)} ${what}`}
  }
  if (said === undefined || system.stage === 'bootstrapped') return
  const hosts = planHosts(system)
  if (said.backend !== 'ceph' && hosts.some(({personality}) => personality === 'storage')) {
    yield at('backend', `must be ceph where there are hosts of personality storage, not ${said.backend}`)
  }
  if (said.backend !== 'ceph-rook') {
    for (const key of ['deployment', 'services', 'monitors'] as const) {
      if (said[key] !== undefined) yield at(key, 'is for the backend ceph-rook')
    }
  }
  if (said.deployment === 'dedicated' && system.mode === 'simplex') {
    yield at('deployment', 'cannot be dedicated in a simplex system')
  }
  if (said.services?.includes('block') && said.services.includes('ecblock')) {
    yield at('services', 'cannot have both block and ecblock')
  }
  const stranger = said.monitors?.find((name) => !hosts.some(({hostname}) => hostname === name))
  if (stranger !== undefined) yield at('monitors', `has a host that there is not: ${stranger}`)
}

function* hostMistakes(path: Path, system: SystemContent, kinds: readonly string[]): Generator<Mistake> {
  const at = (n: number, what: string, key?: string): Mistake => {
    const full = [...path, 'hosts', n, ...(key === undefined ? [] : [key])]
    return {path: full, what: `${placeOf(full)} ${what}`}
  }
  for (const [n, host] of system.hosts.entries()) {
    const {hostname, personality, count, hardware} = host
    if (hostname !== undefined && count !== undefined) yield at(n, 'is for hosts without a hostname', 'count')
    if (hardware !== undefined && !kinds.includes(hardware)) {
      yield at(n, `is unknown: ${hardware}${resembling(hardware, kinds)}`, 'hardware')
    }
    if (personality === 'storage' && system.type === 'All-in-one') {
      yield at(n, 'cannot be storage in an All-in-one system', 'personality')
    }
    if (personality !== 'controller' && system.mode === 'simplex') {
      yield at(n, 'must be controller: a simplex system has one host', 'personality')
    }
    if (hostname !== undefined && !fits(hostname, personality)) {
      yield at(n, `must be ${forms[personality]}, not ${hostname}`, 'hostname')
    }
  }
  const wanted = system.hosts.reduce((sum, {count = 1}) => sum + count, 0)
  if (wanted > mostHosts) {
    const full = [...path, 'hosts']
    yield {path: full, what: `${placeOf(full)} must be at most ${mostHosts}, not ${wanted}`}
    return
  }
  const planned = planHosts(system)
  const mistake = (what: string): Mistake => ({
    path: [...path, 'hosts'],
    what: `${placeOf([...path, 'hosts'])} ${what}`,
  })
  if (planned[0]?.hostname !== 'controller-0') yield mistake('must begin with controller-0')
  const controllers = planned.filter(({personality}) => personality === 'controller').length
  const most = system.mode === 'simplex' ? 1 : 2
  if (controllers > most) yield mistake(`must have at most ${most} of personality controller, not ${controllers}`)
  for (const [, hostname] of repeats(planned.map((one) => one.hostname))) yield mistake(`has ${hostname} twice`)
}

const forms: Readonly<Record<HostPlan['personality'], string>> = {
  controller: 'controller-0 or controller-1',
  storage: 'storage-0, storage-1 and so on',
  worker: 'no name of controllers or storage hosts',
}

function fits(hostname: string, personality: HostPlan['personality']): boolean {
  if (personality === 'controller') return /^controller-[01]$/.test(hostname)
  return /^storage-\d+$/.test(hostname) === (personality === 'storage') && !/^controller-/.test(hostname)
}

/** Addresses that are not for hosts: of the network, its gateway, the floating one, two controllers, broadcast. */
const reserved = 6

function* networkMistakes(path: Path, system: SystemContent, around: Networks): Generator<Mistake> {
  const others = planHosts(system).filter(({personality}) => personality !== 'controller').length
  const before: (Subnet & {readonly type: string; readonly subnet: string})[] = []
  for (const type of Object.keys({...around, ...system.networks})) {
    const own = (system.networks as Networks | undefined)?.[type]
    const {subnet, hosts} = {...around[type], ...own}
    const full = [...(own?.subnet === undefined ? [] : path), 'networks', type, 'subnet']
    const at = (what: string): Mistake => ({path: full, what: `${placeOf(full)} ${what}`})
    if (subnet === undefined) {
      yield at('is missing')
      return
    }
    const wanted = type === 'mgmt' || type === 'cluster-host' ? others : 0
    const lays = subnet.split(',').map(subnetIn)
    if (lays[0]?.bits === lays[1]?.bits) yield at(`must have one subnet of each family, not ${subnet}`)
    for (const lay of lays) {
      if (lay.value === undefined || lay.bits - lay.prefix < 2) {
        yield at(`must be a subnet such as 10.8.4.0/24 or fd00:8:4::/64, not ${lay.subnet}`)
        continue
      }
      const {value, prefix, bits} = lay
      if (value % 2n ** BigInt(bits - prefix) !== 0n) yield at(`must begin with its first address, not ${lay.subnet}`)
      const room = 2 ** (bits - prefix) - reserved
      if ((hosts === true || wanted > 0) && room < wanted) yield at(`has no room for the hosts: ${lay.subnet}`)
      const clash = before.find((other) => overlap(other, {value, prefix, bits}))
      if (clash !== undefined) yield at(`overlaps with that of ${clash.type}: ${lay.subnet} and ${clash.subnet}`)
      before.push({type, subnet: lay.subnet, value, prefix, bits})
    }
  }
}

function subnetIn(subnet: string) {
  const [first = '', length = ''] = subnet.split('/')
  const address = parseAddress(first)
  return {subnet, value: address?.value, prefix: Number(length), bits: address?.version === 6 ? 128 : 32}
}

/** What stands in lists by name, at whichever level of a file. */
export function* listMistakes(
  path: Path,
  said: Pick<SystemContent, 'datanetworks' | 'applications'>,
): Generator<Mistake> {
  for (const key of ['datanetworks', 'applications'] as const) {
    for (const [n, name] of repeats((said[key] ?? []).map((one) => one.name))) {
      const full = [...path, key, n, 'name']
      yield {path: full, what: `${placeOf(full)} is there twice: ${name}`}
    }
  }
}

function overlap(one: Subnet, other: Subnet): boolean {
  if (one.bits !== other.bits) return false
  const shift = BigInt(one.bits - Math.min(one.prefix, other.prefix))
  return one.value >> shift === other.value >> shift
}

interface Subnet {
  readonly value: bigint
  readonly prefix: number
  /** Of an address of its family. */
  readonly bits: number
}
