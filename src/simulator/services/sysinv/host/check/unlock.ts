import {refuse} from '../../../../http/refusal.js'
import {checkKubelet, checkRootca} from '../../kube/obstacle.js'
import {addresses, networks} from '../../network/model.js'
import {type Memory, memories} from '../../processor/model.js'
import {ptpInstances} from '../../ptp/model.js'
import {inService} from '../../record/activity.js'
import {type Host, hosts, isWorker, nameOf} from '../../record/host.js'
import {type Interface, interfaceNetworks, interfaces} from '../../record/interface.js'
import {isSimplex} from '../../record/system.js'
import {cephMons, partitionStatus, partitions, physicalVolumes, stors, volumeGroups} from '../../storage/model.js'
import type {Where} from '../../where.js'

export const checkUnlock = (host: Host, c: Where): void => check(host, c, false)
export const checkForceUnlock = (host: Host, c: Where): void => check(host, c, true)

function check(host: Host, c: Where, force: boolean): void {
  const name = nameOf(host)
  if (host.install_state === 'failed') refuse(400, `Cannot unlock host ${name} due to installation failure`)
  if (host.administrative === 'unlocked') {
    const doing = host.ihost_action ?? ''
    if (/^(lock|force-lock|force-unsafe-lock)/.test(doing)) {
      refuse(400, `Host unlock rejected due to in progress action ${doing.replace(/^-+|-+$/g, '')}`)
    }
    refuse(400, `Avoiding 'unlock' action on already 'unlocked' host ${name}`)
  }
  if (host.availability === 'power-off') {
    refuse(400, `Can not 'Unlock a Powered-Off' host ${name}; Power-on, wait for 'online' status and then 'unlock'`)
  }
  if (!force && host.availability !== 'online') {
    refuse(400, `Host ${name} is not online. Wait for 'online' availability status and then 'unlock'`)
  }
  if (host.hostname === null || host.personality === null || host.subfunctions === null) {
    refuse(400, `Can not unlock an unprovisioned host ${name}. Please perform 'Edit Host' to provision host.`)
  }
  if (!force && host.inv_state === 'reinstalling') {
    refuse(
      400,
      `Can not unlock host ${name} undergoing reinstall. Please ensure host has completed reinstall prior to unlock.`,
    )
  }
  if (host.inv_state !== 'inventoried') {
    refuse(
      400,
      `Can not unlock host ${name} that has not yet been inventoried. ` +
        'Please wait for host to complete initial inventory prior to unlock.',
    )
  }
  if (!force) {
    checkRootca(host, c, 'unlock')
    checkKubelet(host, c)
  }
  checkSystemGroup(host, c)
  if (isWorker(host)) checkWorker(host, c)
  else if (host.personality === 'storage') checkStorage(host, c)
  checkInterfaces(host, c)
  checkPartitions(host, c)
}

function checkSystemGroup(host: Host, c: Where): void {
  const group = c.region.of(volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
  const volumes = group === undefined ? 0 : c.region.of(physicalVolumes).count({ilvg_uuid: group.uuid})
  if (volumes === 0) {
    refuse(
      400,
      `${nameOf(host)} does not have any physical volumes in the cgts-vg volume group. Please create at least one ` +
        'partition or disk and add it as a physical volume to the cgts-vg volume group.',
    )
  }
}

function checkWorker(host: Host, c: Where): void {
  for (const face of c.region.of(interfaces).where({ihost_uuid: host.uuid})) checkAddresses(host, c, face)
  for (const memory of c.region.of(memories).where({ihost_uuid: host.uuid})) checkMemory(memory)
}

/** An interface with a static address mode must have an address. */
function checkAddresses(host: Host, c: Where, face: Interface): void {
  if (face.ifclass !== 'data') return
  const own = c.region.of(addresses).where({interface_uuid: face.uuid})
  for (const [mode, family, sign] of [
    [face.ipv4_mode, 'IPv4', '.'],
    [face.ipv6_mode, 'IPv6', ':'],
  ] as const) {
    if (mode !== 'static' || own.some((one) => one.address.includes(sign))) continue
    refuse(
      400,
      `Interface ${face.ifname} on host ${nameOf(host)} is configured for ${family} static address ` +
        `but has no configured ${family} address`,
    )
  }
}

function checkMemory(memory: Memory): void {
  const total = memory.memtotal_mib + memory.platform_reserved_mib
  if (memory.platform_reserved_mib < memory.minimum_platform_reserved_mib) {
    refuse(
      400,
      `Processor ${memory.numa_node}: Insufficient memory reserved for platform. ` +
        `Platform memory must be at least ${memory.minimum_platform_reserved_mib} MiB`,
    )
  }
  const small = memory.vm_hugepages_nr_2M_pending ?? memory.vm_hugepages_nr_2M
  const large = memory.vm_hugepages_nr_1G_pending ?? memory.vm_hugepages_nr_1G
  const wanted = memory.platform_reserved_mib + small * 2 + large * 1024
  if (wanted > total) {
    refuse(
      400,
      `Rejected: host requires ${wanted} MiB memory on processor ${memory.numa_node} but only has ${total} MiB available`,
    )
  }
}

function checkStorage(host: Host, c: Where): void {
  if (c.region.of(stors).count({ihost_uuid: host.uuid}) === 0) {
    refuse(400, 'Can not unlock a storage node without any Storage Volumes configured')
  }
  const mons = c.region.of(cephMons).all()
  const required = host.hostname === 'storage-0' && host.invprovision === 'provisioned' ? 1 : 2
  const there = mons.filter((mon) => {
    const carrier = c.region.of(hosts).get(mon.ihost_uuid)
    return carrier !== undefined && inService(carrier)
  }).length
  if (there < required) {
    refuse(
      400,
      `Can not unlock storage node. Only ${there} storage monitor available. At least ${required} unlocked and ` +
        'enabled hosts with monitors are required. Please ensure hosts with monitors are unlocked and enabled.',
    )
  }
}

function checkInterfaces(host: Host, c: Where): void {
  const name = nameOf(host)
  const simplex = isSimplex(c.region)
  const carrying = (type: string): Interface | undefined => {
    const network = c.region.of(networks).find({type})
    const row = c.region.of(interfaceNetworks).find({host_uuid: host.uuid, network_uuid: network?.uuid ?? ''})
    return row === undefined ? undefined : c.region.of(interfaces).get(row.interface_uuid)
  }
  const management = carrying('mgmt')
  if (management === undefined) refuse(400, `Cannot unlock host ${name} without configuring a management interface.`)
  if (management.iftype === 'virtual' && !simplex) {
    refuse(400, `Cannot unlock host ${name} when management interface is configured on a virtual interface.`)
  }
  const cluster = carrying('cluster-host')
  if (cluster === undefined) refuse(400, `Cannot unlock host ${name} without configuring a cluster-host interface.`)
  if (cluster.iftype === 'virtual' && !simplex) {
    refuse(400, `Cannot unlock host ${name} when cluster-host interface is configured on a virtual interface.`)
  }
  const admin = c.region.of(networks).find({type: 'admin'})
  if (admin !== undefined && host.personality === 'controller' && carrying('admin') === undefined) {
    refuse(400, `Cannot unlock host ${name} without assigning the admin network to an interface`)
  }
  if (host.clock_synchronization === 'ptp') {
    const instances = c.region.of(ptpInstances).where((one) => one.host_uuids.includes(host.uuid))
    const roles = c.region.of(interfaces).where((one) => one.ihost_uuid === host.uuid && one.ptp_role !== 'none')
    if (instances.length + roles.length === 0) {
      refuse(400, 'Hosts with PTP clock synchronization must have at least one PTP interface or instance configured')
    }
  }
}

function checkPartitions(host: Host, c: Where): void {
  const {creating, deleting, modifying} = partitionStatus
  const busy = [creating, deleting, modifying] as readonly number[]
  if (
    c.region
      .of(partitions)
      .where({ihost_uuid: host.uuid})
      .some((one) => busy.includes(one.status))
  ) {
    refuse(
      400,
      `Cannot unlock host ${nameOf(host)} while partitions on the host are in a creating/deleting/modifying state.`,
    )
  }
}
