import {applicationRoom} from './application/room.js'
import {careRoom} from './care/room.js'
import {cephRoom} from './ceph/room.js'
import {certificateRoom} from './certificate/room.js'
import {configurationRoom} from './configuration/room.js'
import {controllerFsRoom} from './controller-fs/room.js'
import {deviceRoom} from './device/room.js'
import {drbdRoom} from './drbd/room.js'
import {healthRoom} from './health/room.js'
import {helmRoom} from './helm/room.js'
import {interfaceRoom} from './interface/room.js'
import {kubeRoom} from './kube/room.js'
import {rootcaRoom} from './kube-rootca/room.js'
import {labelRoom} from './label/room.js'
import {lldpRoom} from './lldp/room.js'
import {networkRoom} from './network/room.js'
import type {HostPart} from './part.js'
import {processorRoom} from './processor/room.js'
import {ptpRoom} from './ptp/room.js'
import {registryRoom} from './registry/room.js'
import type {Room} from './room.js'
import {sdnControllerRoom} from './sdn-controller/room.js'
import {sensorRoom} from './sensor/room.js'
import {serviceParameterRoom} from './service-parameter/room.js'
import {settingRoom} from './setting/room.js'
import {storageRoom} from './storage/room.js'
import {systemRoom} from './system/room.js'

/** All rooms but the two that look at the others: hosts, and service management. In their order a host links to its parts. */
export const rooms: readonly Room[] = [
  ...[interfaceRoom, networkRoom, processorRoom, storageRoom],
  ...[kubeRoom, rootcaRoom, sensorRoom, deviceRoom, lldpRoom, labelRoom, ptpRoom],
  ...[cephRoom, systemRoom, configurationRoom, controllerFsRoom, drbdRoom, settingRoom, serviceParameterRoom],
  ...[sdnControllerRoom, applicationRoom, helmRoom, certificateRoom, registryRoom, careRoom, healthRoom],
]

export const hostParts: readonly HostPart[] = rooms.flatMap(({parts = []}) => parts)
