import {Flags} from '@oclif/core'
import type {SystemPeerSettings} from '../client/dcmanager/system-peer.js'

/** What a peer site is described with, when it is added as when it is changed. */
export const systemPeerFlags = {
  'peer-uuid': Flags.string({summary: 'uuid of the system at the peer site'}),
  'peer-name': Flags.string({summary: 'name of the peer site'}),
  'manager-endpoint': Flags.string({summary: 'keystone of the peer site, such as http://10.10.20.2:5000/v3'}),
  'peer-controller-gateway-address': Flags.string({summary: 'gateway by which its subclouds reach the peer site'}),
  'manager-username': Flags.string({summary: 'user at the peer site (admin)'}),
  'administrative-state': Flags.option({
    options: ['enabled', 'disabled'] as const,
    summary: 'whether it is watched (enabled)',
  })(),
  'heartbeat-interval': Flags.string({summary: 'seconds between heartbeats (60)'}),
  'heartbeat-failure-threshold': Flags.string({summary: 'how many heartbeats may be missing (3)'}),
  'heartbeat-failure-policy': Flags.option({
    options: ['alarm', 'rehome', 'delegate'] as const,
    summary: 'what happens then (alarm)',
  })(),
  'heartbeat-maintenance-timeout': Flags.string({summary: 'seconds that a maintenance may take (600)'}),
}

type Given = {[Flag in keyof typeof systemPeerFlags]?: string}

/** The same as requests name it. */
export const systemPeerSettings = (flags: Given, manager_password?: string): SystemPeerSettings => ({
  peer_uuid: flags['peer-uuid'],
  peer_name: flags['peer-name'],
  manager_endpoint: flags['manager-endpoint'],
  manager_username: flags['manager-username'],
  manager_password,
  peer_controller_gateway_address: flags['peer-controller-gateway-address'],
  administrative_state: flags['administrative-state'],
  heartbeat_interval: flags['heartbeat-interval'],
  heartbeat_failure_threshold: flags['heartbeat-failure-threshold'],
  heartbeat_failure_policy: flags['heartbeat-failure-policy'],
  heartbeat_maintenance_timeout: flags['heartbeat-maintenance-timeout'],
})
