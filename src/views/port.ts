import type {EthernetPort, Port} from '../client/sysinv/network/port.js'
import {type Column, columns, type View} from '../output/view.js'

const processor = {field: 'numa_node', label: 'processor'}
const accelerated: Column<Port> = {field: 'dpdksupport', label: 'accelerated'}

export const portView: View<Port> = {
  list: [
    ...columns<Port>('uuid', 'name', 'type'),
    {field: 'pciaddr', label: 'pci address'},
    {field: 'dev_id', label: 'device'},
    processor,
    accelerated,
    {field: 'pdevice', label: 'device type'},
  ],
  spare: ['uuid', 'dev_id', 'dpdksupport', 'type', 'numa_node'],
  sort: 'name',
  show: [
    ...columns<Port>('name', 'namedisplay', 'type', 'pciaddr', 'dev_id'),
    processor,
    ...columns<Port>('sriov_totalvfs', 'sriov_numvfs', 'sriov_vfs_pci_address', 'sriov_vf_driver'),
    ...columns<Port>('sriov_vf_pdevice_id', 'driver', 'pclass', 'pvendor', 'pdevice', 'capabilities', 'uuid'),
    ...columns<Port>('host_uuid', 'interface_uuid'),
    accelerated,
    ...columns<Port>('numchannels', 'maxchannels', 'sriov_vf_numchannels', 'sriov_vf_maxchannels'),
    ...columns<Port>('created_at', 'updated_at'),
  ],
  localTime: true,
}

/** The server does not know whether a port negotiates; the official program says that all do. */
const negotiates = () => 'Yes'
const boots = ({bootp}: EthernetPort) => Boolean(bootp)

export const ethernetPortView: View<EthernetPort> = {
  list: [
    ...columns<EthernetPort>('uuid', 'name'),
    {field: 'mac', label: 'mac address'},
    {field: 'pciaddr', label: 'pci address'},
    processor,
    {field: 'autoneg', label: 'auto neg', value: negotiates},
    {field: 'pdevice', label: 'device type'},
    {field: 'bootp', label: 'boot i/f', value: boots},
  ],
  spare: ['uuid', 'autoneg', 'bootp', 'numa_node'],
  sort: 'name',
  show: [
    ...columns<EthernetPort>('name', 'namedisplay', 'mac', 'pciaddr'),
    processor,
    {field: 'autoneg', value: negotiates},
    {field: 'bootp', value: boots},
    ...columns<EthernetPort>('pclass', 'pvendor', 'pdevice', 'link_mode', 'capabilities', 'uuid', 'host_uuid'),
    ...columns<EthernetPort>('interface_uuid', 'created_at', 'updated_at'),
  ],
  localTime: true,
}
