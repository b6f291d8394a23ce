import type {Collection} from '../../kernel/collection.js'
import type {Simulation} from '../../simulation.js'
import {deviceImageStates, deviceLabels, pciDevices} from './device/model.js'
import {fitDevices} from './device/seed.js'
import {identityIn} from './identity.js'
import {fitInterfaces} from './interface/seed.js'
import {labels} from './label/model.js'
import {lldpAgents, lldpNeighbours} from './lldp/model.js'
import {fitLldp} from './lldp/seed.js'
import {wearAddress} from './network/allotment.js'
import {addresses, networks} from './network/model.js'
import {type Fitting, hardwareNamed} from './plan/fitting.js'
import {hardwareFound, plannedSystem, systemPlan} from './plan/system.js'
import {cpus, memories, nodes} from './processor/model.js'
import {fitProcessors} from './processor/seed.js'
import {ptpInstances, ptpInterfaces} from './ptp/model.js'
import type {Host} from './record/host.js'
import {interfaceDataNetworks, interfaceNetworks, interfaces, ports, routes} from './record/interface.js'
import {sensorGroups, sensors} from './sensor/model.js'
import {fitSensors} from './sensor/seed.js'
import {cephMons, disks, hostFilesystems, partitions, physicalVolumes, stors, volumeGroups} from './storage/model.js'
import {fitDisks} from './storage/seed.js'

const fits = [fitProcessors, fitInterfaces, fitLldp, fitDisks, fitDevices, fitSensors]

/** The inventory of a host that was just installed comes in for the first time. */
export function equip(sim: Simulation, region: string, host: Host, at: number): void {
  const {id, uuid, hostname, personality, subfunctions, mgmt_mac: mac, mgmt_ip: address} = host
  if (hostname === null || personality === null || subfunctions === null || address === null) return
  const fitting: Fitting = {
    scope: sim.in(region),
    system: plannedSystem(sim, region),
    plan: systemPlan(sim, region),
    host: {id, uuid, hostname, personality, subfunctions},
    hardware: hardwareNamed(sim, hardwareFound(sim, region, {hostname, personality})),
    id: identityIn(sim, region),
    at,
    configured: false,
    mac,
    address,
  }
  for (const equipWith of fits) equipWith(fitting)
  const {scope} = fitting
  for (const {network_uuid, interface_uuid} of scope.of(interfaceNetworks).where({host_uuid: uuid})) {
    wearAddress({sim, region: scope}, host, scope.of(networks).get(network_uuid)?.type ?? '', interface_uuid)
  }
}

type Belonging<F extends string> = Collection<{uuid: string} & Record<F, string | null>>

const byHostUuid = [
  ...[addresses, ports, routes, interfaceNetworks, interfaceDataNetworks, lldpAgents, lldpNeighbours],
  ...[labels, sensors, sensorGroups, pciDevices, deviceLabels, deviceImageStates],
] as unknown as readonly Belonging<'host_uuid'>[]
const byIhostUuid = [
  ...[interfaces, nodes, cpus, memories, disks, partitions, volumeGroups, physicalVolumes],
  ...[stors, hostFilesystems, cephMons],
] as unknown as readonly Belonging<'ihost_uuid'>[]

/** Forgets all that belonged to a host. */
export function strip(sim: Simulation, region: string, uuid: string): void {
  const scope = sim.in(region)
  const own = new Set(
    scope
      .of(interfaces)
      .where({ihost_uuid: uuid})
      .map((one) => one.uuid),
  )
  for (const kind of byHostUuid) {
    const table = scope.of(kind)
    for (const row of table.where({host_uuid: uuid})) table.remove(row.uuid)
  }
  for (const kind of byIhostUuid) {
    const table = scope.of(kind)
    for (const row of table.where({ihost_uuid: uuid})) table.remove(row.uuid)
  }
  for (const row of scope.of(ptpInstances).where((one) => one.host_uuids.includes(uuid))) {
    scope.of(ptpInstances).update(row.uuid, {host_uuids: row.host_uuids.filter((one) => one !== uuid)})
  }
  for (const row of scope.of(ptpInterfaces).where((one) => one.interface_uuids.some((face) => own.has(face)))) {
    const kept = row.interface_uuids.filter((one) => !own.has(one))
    scope.of(ptpInterfaces).update(row.uuid, {interface_uuids: kept})
  }
}
