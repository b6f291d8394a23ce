import type {Simulation} from '../../../kernel/simulation.js'
import {add, type Fitting, fittings} from '../fitting.js'
import {isWorker} from '../host/model.js'
import {type PlannedSystem, plannedSystem} from '../host/planned.js'
import {sensorGroups, sensors} from '../sensor/model.js'
import {fitSensors} from '../sensor/seed.js'
import {type PciDevice, pciDevices} from './model.js'

type PlannedDevice = Omit<PciDevice, 'id' | 'uuid' | 'createdAt' | 'updatedAt' | 'host_uuid'>

const intel = {pvendor_id: '8086', pvendor: 'Intel Corporation'}

/** A QuickAssist accelerator and an FPGA card, in hosts that run the users' containers; a display controller in all. */
const planned: readonly PlannedDevice[] = [
  {
    name: 'pci_0000_03_00_0',
    pciaddr: '0000:03:00.0',
    pclass_id: '030000',
    pvendor_id: '102b',
    pdevice_id: '0538',
    pclass: 'VGA compatible controller',
    pvendor: 'Matrox Electronics Systems Ltd.',
    pdevice: 'Integrated Matrox G200eW3 Graphics Controller',
    numa_node: 0,
    sriov_totalvfs: null,
    sriov_numvfs: 0,
    sriov_vf_driver: null,
    sriov_vf_pdevice_id: null,
    driver: 'mgag200',
    enabled: false,
    fpga: null,
  },
  {
    ...intel,
    name: 'pci_0000_6b_00_0',
    pciaddr: '0000:6b:00.0',
    pclass_id: '0b4000',
    pdevice_id: '4940',
    pclass: 'Co-processor',
    pdevice: '4xxx Series QAT',
    numa_node: 0,
    sriov_totalvfs: 16,
    sriov_numvfs: 0,
    sriov_vf_driver: null,
    sriov_vf_pdevice_id: '4941',
    driver: '4xxx',
    enabled: true,
    fpga: null,
  },
  {
    ...intel,
    name: 'pci_0000_b4_00_0',
    pciaddr: '0000:b4:00.0',
    pclass_id: '120000',
    pdevice_id: '0b30',
    pclass: 'Processing accelerators',
    pdevice: 'Device 0b30',
    numa_node: 1,
    sriov_totalvfs: 1,
    sriov_numvfs: 0,
    sriov_vf_driver: null,
    sriov_vf_pdevice_id: null,
    driver: 'intel-fpga-pci',
    enabled: true,
    fpga: {
      bmc_build_version: 'D.2.0.7',
      bmc_fw_version: 'D.2.0.21',
      retimer_a_version: '101c.1064',
      retimer_b_version: '101c.1064',
      root_key: null,
      revoked_key_ids: null,
      boot_page: 'user',
      bitstream_id: '0x23000410010310',
    },
  },
]

export function fitDevices({scope, host, id, at}: Fitting): void {
  for (const device of isWorker(host) ? planned : planned.slice(0, 1)) {
    add(scope.of(pciDevices), at, {
      ...device,
      uuid: id.uuid(host.uuid, 'pci-device', device.pciaddr),
      host_uuid: host.uuid,
    })
  }
}

export function seedDevices(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.device',
    in: 'region',
    collections: [pciDevices, sensors, sensorGroups],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      for (const fitting of fittings(scope, facts, epoch)) {
        fitDevices(fitting)
        fitSensors(fitting)
      }
    },
  })
}
