import {Flags} from '@oclif/core'
import type {InterfaceChange} from '../client/sysinv/network/interface.js'

/** What can be said of an interface, when it is added and later. */
export const interfaceFlags = {
  imtu: Flags.string({char: 'm', summary: 'MTU'}),
  aemode: Flags.option({
    char: 'a',
    options: ['balanced', 'active_standby', '802.3ad'] as const,
    summary: 'how a bond uses its members',
  })(),
  txhashpolicy: Flags.option({
    char: 'x',
    options: ['layer2', 'layer2+3', 'layer3+4'] as const,
    summary: 'how a bond spreads what it sends',
  })(),
  'ipv4-mode': Flags.option({
    options: ['disabled', 'static', 'pool'] as const,
    summary: 'where IPv4 addresses come from',
  })(),
  'ipv6-mode': Flags.option({
    options: ['disabled', 'static', 'link-local', 'pool'] as const,
    summary: 'where IPv6 addresses come from',
  })(),
  'ipv4-pool': Flags.string({summary: 'IPv4 address pool, for mode pool'}),
  'ipv6-pool': Flags.string({summary: 'IPv6 address pool, for mode pool'}),
  'num-vfs': Flags.string({char: 'N', summary: 'number of SR-IOV virtual functions'}),
  'vf-driver': Flags.option({
    options: ['netdevice', 'vfio'] as const,
    summary: 'driver of the virtual functions',
  })(),
  'ptp-role': Flags.option({options: ['master', 'slave', 'none'] as const, summary: 'part that it plays in PTP'})(),
  'max-tx-rate': Flags.string({char: 't', summary: 'most that it may send, in Mb/s'}),
  'max-rx-rate': Flags.string({char: 'r', summary: 'most that it may receive, in Mb/s'}),
  'primary-reselect': Flags.option({
    options: ['always', 'better', 'failure'] as const,
    summary: 'when a bond returns to its first member',
  })(),
  'ovs-access': Flags.option({options: ['true', 'false'] as const, summary: 'whether Open vSwitch may use it'})(),
  channels: Flags.string({summary: 'number of queues'}),
  'vf-channels': Flags.string({summary: 'number of queues of each virtual function'}),
}

type Values = {[name in keyof typeof interfaceFlags]?: string}

/** The flags under the names of the API. */
export const interfaceChange = (flags: Values): InterfaceChange => ({
  imtu: flags.imtu,
  aemode: flags.aemode,
  txhashpolicy: flags.txhashpolicy,
  ipv4_mode: flags['ipv4-mode'],
  ipv6_mode: flags['ipv6-mode'],
  ipv4_pool: flags['ipv4-pool'],
  ipv6_pool: flags['ipv6-pool'],
  sriov_numvfs: flags['num-vfs'],
  sriov_vf_driver: flags['vf-driver'],
  ptp_role: flags['ptp-role'],
  max_tx_rate: flags['max-tx-rate'],
  max_rx_rate: flags['max-rx-rate'],
  primary_reselect: flags['primary-reselect'],
  ovs_access: flags['ovs-access'],
})
