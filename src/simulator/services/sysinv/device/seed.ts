import type {Simulation} from '../../../simulation.js'
import {type Fitting, seedFitted} from '../plan/fitting.js'
import {add} from '../row.js'
import {pciDevices} from './model.js'

/** What an FPGA card says of itself before any image was written to it. */
const fpga = {
  bmc_build_version: 'D.2.0.7',
  bmc_fw_version: 'D.2.0.21',
  retimer_a_version: '101c.1064',
  retimer_b_version: '101c.1064',
  root_key: null,
  revoked_key_ids: null,
  boot_page: 'user',
  bitstream_id: '0x23000410010310',
}

export function fitDevices({scope, host, hardware, id, at}: Fitting): void {
  for (const device of hardware.devices) {
    add(scope.of(pciDevices), at, {
      uuid: id.uuid(host.uuid, 'pci-device', device.address),
      name: `pci_${device.address.replace(/[:.]/g, '_')}`,
      pciaddr: device.address,
      pclass_id: device.class.id,
      pvendor_id: device.vendor.id,
      pdevice_id: device.device.id,
      pclass: device.class.name,
      pvendor: device.vendor.name,
      pdevice: device.device.name,
      numa_node: device.numa,
      sriov_totalvfs: device.vfs,
      sriov_numvfs: 0,
      sriov_vf_driver: null,
      sriov_vf_pdevice_id: device.vf_device,
      driver: device.driver,
      enabled: device.enabled,
      fpga: device.fpga ? fpga : null,
      host_uuid: host.uuid,
    })
  }
}

export const seedDevices = (sim: Simulation): void => seedFitted(sim, 'sysinv.device', [pciDevices], fitDevices)
