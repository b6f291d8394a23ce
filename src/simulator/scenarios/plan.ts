import type {Hardware, PlannedDevice, PlannedDisk, PlannedPort} from './hardware.js'
import {
  type ApplicationPlan,
  type DataNetworkPlan,
  type HostPlan,
  type Lay,
  type NetworkPlan,
  poolOfFamily,
  type Scenario,
  type StoragePlan,
  type SystemPlan,
  usualHardware,
  usualStorage,
} from './scenario.js'
import type {
  DefaultsContent,
  HardwareContent,
  NetworkContent,
  ScenarioContent,
  StorageContent,
  SystemContent,
} from './schema.js'

/** The kind of machine that says everything. */
export const rootKind = 'controller'

type Surroundings = Pick<SystemContent, 'storage' | 'networks' | 'datanetworks' | 'applications'>

/** What a file says, completed by what holds where it says nothing. */
export function planScenario(name: string, content: ScenarioContent, defaults: DefaultsContent): Scenario {
  const {central, subclouds} = content
  const around = surrounded(surrounded(defaults, content), {})
  const system = (said: SystemContent) => planSystem(said, surrounded(around, said))
  const sites = (subclouds?.sites ?? []).map((site) => ({
    name: site.name,
    description: site.description ?? null,
    location: site.location ?? null,
    ...(site.system === undefined ? {} : {system: system(site.system)}),
  }))
  return {
    name,
    central: system(central),
    ...(subclouds === undefined ? {} : {subcloud: system(subclouds.system)}),
    subclouds: subclouds?.count ?? sites.length,
    sites,
    hardware: planHardware(defaults, content),
  }
}

/** Networks are completed one by one; a list, and what is said of storage, replaces another. */
export function surrounded(around: Surroundings, said: Surroundings): Surroundings {
  const networks: Record<string, NetworkContent> = {...around.networks}
  for (const [type, network] of Object.entries(said.networks ?? {})) networks[type] = {...networks[type], ...network}
  return {
    storage: said.storage ?? around.storage,
    networks,
    datanetworks: said.datanetworks ?? around.datanetworks,
    applications: said.applications ?? around.applications,
  }
}

function planSystem(said: SystemContent, around: Surroundings): SystemPlan {
  // Nobody has chosen a storage, or made a data network, when the bootstrap ends.
  const bootstrapped = said.stage === 'bootstrapped'
  const storage = planStorage(bootstrapped ? {backend: 'none'} : around.storage)
  return {
    systemMode: said.mode,
    systemType: said.type,
    ...(said.name === undefined ? {} : {systemName: said.name}),
    ...(bootstrapped ? {bootstrapped} : {}),
    hosts: planHosts(said),
    storage,
    networks: Object.entries(around.networks ?? {}).map(([type, network]) => planNetwork(type, network)),
    dataNetworks: (bootstrapped ? [] : (around.datanetworks ?? [])).map(
      (one): DataNetworkPlan => ({name: one.name, type: one.type ?? 'vlan', mtu: one.mtu ?? 1500}),
    ),
    applications: (around.applications ?? []).map(
      ({name, version, status, storage: needed = storage.backend, charts}): ApplicationPlan => ({
        name,
        version,
        applied: status === 'applied' && needed === storage.backend,
        charts: (charts ?? []).map((chart) => {
          const [of = '', namespace = ''] = chart.split('@')
          return {name: of, namespace}
        }),
      }),
    ),
  }
}

function planStorage(said: StorageContent | undefined): StoragePlan {
  return {
    backend: said?.backend ?? usualStorage.backend,
    deployment: said?.deployment ?? usualStorage.deployment,
    services: said?.services ?? usualStorage.services,
    ...(said?.monitors === undefined ? {} : {monitors: said.monitors}),
  }
}

/** Hosts without a name are called by their personality and the next number that is free. */
export function planHosts({hosts, type}: SystemContent): HostPlan[] {
  const taken = new Set(hosts.flatMap((host) => host.hostname ?? []))
  const next = {controller: 0, worker: 0, storage: 0}
  return hosts.flatMap(({hostname, personality, count = 1, hardware, location}) => {
    const rest = {
      personality,
      hardware: hardware ?? usualHardware(personality, type),
      ...(location === undefined ? {} : {location}),
    }
    if (hostname !== undefined) return [{hostname, ...rest}]
    return Array.from({length: count}, () => {
      while (taken.has(`${personality}-${next[personality]}`)) next[personality] += 1
      const free = `${personality}-${next[personality]}`
      next[personality] += 1
      return {hostname: free, ...rest}
    })
  })
}

function planNetwork(type: string, said: NetworkContent): NetworkPlan {
  const [first = '', second] = said.subnet?.split(',') ?? []
  return {
    type,
    pool: poolOfFamily(said.pool ?? `${type}-ipv4`, first),
    ...layOf(first),
    ...(second === undefined ? {} : {second: layOf(second)}),
    dynamic: said.dynamic ?? false,
    hosts: said.hosts ?? false,
    gateway: said.gateway ?? false,
  }
}

function layOf(subnet: string): Lay {
  const [network = '', prefix = ''] = subnet.split('/')
  return {network, prefix: Number(prefix)}
}

/** Every kind is like another one in what it does not say; the kind at the root, a controller, says all. */
export function planHardware(defaults: DefaultsContent, content: ScenarioContent): Record<string, Hardware> {
  const kinds: Record<string, HardwareContent> = {...defaults.hardware}
  for (const [name, said] of Object.entries(content.hardware ?? {})) kinds[name] = {...kinds[name], ...said}
  const complete = (name: string): HardwareContent => {
    const said = kinds[name] ?? {}
    if (name === rootKind)
      return {...said, processors: {...defaults.hardware[rootKind]?.processors, ...said.processors}}
    const model = complete(said.like ?? rootKind)
    return {...model, ...said, processors: {...model.processors, ...said.processors}}
  }
  return Object.fromEntries(Object.keys(kinds).map((name) => [name, machine(complete(name))]))
}

function machine({processors, memory, disks = [], ports = [], devices = []}: HardwareContent): Hardware {
  return {
    processors: processors as Hardware['processors'],
    memory: memory ?? [],
    disks: disks.map(
      ({node, type, size, model, osd}): PlannedDisk => ({
        node,
        size,
        type: type ?? (node.includes('nvme') ? 'NVME' : 'SSD'),
        model: model ?? (node.includes('nvme') ? 'INTEL SSDPE2KX020T8' : 'INTEL SSDSC2KG480G8'),
        osd: osd ?? false,
      }),
    ),
    ports: ports.map(
      (port): PlannedPort => ({
        name: port.name,
        address: port.address,
        vendor: port.vendor ?? 'Intel Corporation',
        device: port.device ?? 'I350 Gigabit Network Connection',
        driver: port.driver ?? 'igb',
        speed: port.speed ?? 1000,
        vfs: port.vfs ?? null,
        numa: port.numa ?? 0,
        carries: port.carries ?? [],
      }),
    ),
    devices: devices.map(
      (device): PlannedDevice => ({
        address: device.address,
        vendor: device.vendor,
        device: device.device,
        class: device.class,
        driver: device.driver ?? null,
        vfs: device.vfs ?? null,
        vf_device: device.vf_device ?? null,
        numa: device.numa ?? 0,
        enabled: device.enabled ?? true,
        fpga: device.fpga ?? false,
      }),
    ),
  }
}
