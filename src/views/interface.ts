import type {FittedInterface} from '../client/sysinv/network/interface.js'
import {columns, present, type View} from '../output/view.js'

/** What else is set, as one cell. */
function attributes(iface: FittedInterface): string {
  const {aemode, iftype, primary_reselect: reselect} = iface
  const bonded = iftype === 'ae'
  const hashed = bonded && (aemode === 'balanced' || aemode === '802.3ad')
  const optional = ['max_tx_rate', 'max_rx_rate', 'channels', 'sriov_vf_channels'].filter((field) => iface[field])
  return [
    `MTU=${iface.imtu}`,
    ...(bonded ? [`AE_MODE=${aemode}`] : []),
    ...(hashed ? [`AE_XMIT_POLICY=${iface.txhashpolicy}`] : []),
    ...(bonded && aemode === 'active_standby' && reselect ? [`primary_reselect=${reselect}`] : []),
    ...(iface.ifclass === 'data' ? [`accelerated=${iface.dpdksupport?.includes(false) ? 'False' : 'True'}`] : []),
    ...optional.map((field) => `${field}=${iface[field]}`),
  ].join(',')
}

export const interfaceView: View<FittedInterface> = {
  list: [
    {field: 'uuid'},
    {field: 'ifname', label: 'name'},
    {field: 'ifclass', label: 'class'},
    {field: 'iftype', label: 'type'},
    {field: 'vlan_id', label: 'vlan id'},
    {field: 'ports'},
    {field: 'uses', label: 'uses i/f'},
    {field: 'used_by', label: 'used by i/f'},
    {field: 'attrs', label: 'attributes', value: attributes},
  ],
  spare: ['uuid', 'attrs', 'vlan_id', 'used_by', 'uses'],
  sort: 'uuid',
  show: [
    ...columns<FittedInterface>('ifname', 'iftype', 'ports', 'imac', 'imtu', 'ifclass', 'ptp_role', 'aemode'),
    ...columns<FittedInterface>('schedpolicy', 'txhashpolicy', 'primary_reselect', 'uuid', 'ihost_uuid', 'vlan_id'),
    ...columns<FittedInterface>('uses', 'used_by', 'created_at', 'updated_at', 'sriov_numvfs', 'sriov_vf_driver'),
    ...columns<FittedInterface>('max_tx_rate', 'max_rx_rate', 'ovs_access', 'channels', 'sriov_vf_channels'),
    present('ipv4_mode'),
    present('ipv6_mode'),
    present('ipv4_pool'),
    present('ipv6_pool'),
    {...present<FittedInterface>('dpdksupport'), label: 'accelerated'},
  ],
  localTime: true,
}
