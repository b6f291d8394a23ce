import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {type PlannedSystem, plannedSystem} from '../plan/system.js'
import {add} from '../row.js'
import {dnses, ntps, oams, ptpModes, remoteLoggings, users} from './model.js'

export function seedSettings(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.setting',
    in: 'region',
    collections: [dnses, ntps, ptpModes, oams, remoteLoggings, users],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      const {systemUuid: isystem_uuid} = facts
      add(scope.of(dnses), epoch, {uuid: id.uuid('dns'), nameservers: '8.8.8.8,8.8.4.4', isystem_uuid})
      const ntpservers = '0.pool.ntp.org,1.pool.ntp.org,2.pool.ntp.org'
      add(scope.of(ntps), epoch, {uuid: id.uuid('ntp'), ntpservers, isystem_uuid})
      const clock = {mode: 'hardware', transport: 'l2', mechanism: 'e2e'}
      add(scope.of(ptpModes), epoch, {uuid: id.uuid('ptp'), ...clock, isystem_uuid})
      const unset = {root_sig: null, passwd_hash: null, passwd_expiry_days: null, passwd_last_change: null}
      add(scope.of(users), epoch, {uuid: id.uuid('user'), ...unset, isystem_uuid})
      // It is a view of that network, and named as it is.
      add(scope.of(oams), epoch, {uuid: id.uuid('network', 'oam'), pool_uuid: id.uuid('pool', 'oam'), isystem_uuid})
      add(scope.of(remoteLoggings), epoch, {
        ...{uuid: id.uuid('remote-logging'), ip_address: null, enabled: false, transport: 'udp', port: 514},
        ...{key_file: null, isystem_uuid},
      })
    },
  })
}
