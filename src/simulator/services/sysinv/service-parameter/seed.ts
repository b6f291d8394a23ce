import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {networkPlanned, nth} from '../plan/network.js'
import {type PlannedSystem, plannedSystem, systemPlan} from '../plan/system.js'
import {add} from '../row.js'
import {serviceParameters} from './model.js'
import {ciphers} from './schema.js'

type Default = readonly [service: string, section: string, name: string, value: string]

/** What the conductor gives a system when it first starts, in its order. */
const ofConductor: readonly Default[] = [
  ['identity', 'config', 'token_expiration', '3600'],
  ['identity', 'security_compliance', 'lockout_seconds', '1800'],
  ['identity', 'security_compliance', 'lockout_retries', '5'],
  ['identity', 'security_compliance', 'inactive_session_term_timeout_seconds', '3000'],
  ['identity', 'ldap-linux', 'lockout_seconds', '900'],
  ['identity', 'ldap-linux', 'lockout_retries', '5'],
  ['identity', 'ldap-linux', 'inactive_session_term_timeout_seconds', '900'],
  ['platform', 'maintenance', 'worker_boot_timeout', '720'],
  ['platform', 'maintenance', 'controller_boot_timeout', '1200'],
  ['platform', 'maintenance', 'heartbeat_period', '1000'],
  ['platform', 'maintenance', 'heartbeat_failure_action', 'fail'],
  ['platform', 'maintenance', 'heartbeat_failure_threshold', '10'],
  ['platform', 'maintenance', 'heartbeat_degrade_threshold', '6'],
  ['platform', 'maintenance', 'mnfa_threshold', '2'],
  ['platform', 'maintenance', 'mnfa_timeout', '0'],
  ['platform', 'kernel', 'audit', '0'],
  ['platform', 'config', 'intel_pstate', 'none'],
  ['platform', 'config', 'amd_pstate', 'passive'],
  ['radosgw', 'config', 'service_enabled', 'false'],
  ['radosgw', 'config', 'fs_size_mb', '25'],
  ['http', 'config', 'http_port', '8080'],
  ['http', 'config', 'https_port', '8443'],
  ['platform', 'config', 'cpu_max_freq_min_percentage', '80'],
  ['platform', 'coredump', 'process_size_max', '2G'],
  ['platform', 'coredump', 'external_size_max', '2G'],
  ['platform', 'coredump', 'keep_free', '1G'],
  ['platform', 'config', 'sctp_autoload', 'enabled'],
  ['platform', 'client', 'cli_confirmations', 'disabled'],
  ['platform', 'config', 'host_unlock_blocking_period', '120'],
  ['platform', 'config', 'k8s_application_audit', 'enabled'],
  ['platform', 'config', 'autoreapply_apps_after_apply_runtime_manifest', 'enabled'],
  ['platform', 'config', 'cgroup_v2_enabled', 'true'],
]

/** What the bootstrap playbook adds, in its order; the secret of DRBD is another one in each system. */
const ofBootstrap = (secret: string): readonly Default[] => [
  ['platform', 'drbd', 'hmac', 'sha256'],
  ['platform', 'drbd', 'secret', secret],
  ['platform', 'drbd', 'secure', 'True'],
  ['platform', 'config', 'tls-min-version', 'VersionTLS12'],
  ['platform', 'config', 'tls-cipher-suite', ciphers.join(',')],
  ['kubernetes', 'config', 'pod_max_pids', '10000'],
]

/** A subcloud finds the images of its system controller by name. */
const ofSubcloud = (registry: string): readonly Default[] => [
  ['dns', 'host-record', 'registry.central', `registry.central,${registry}`],
  ['dns', 'local', 'registry.central', 'registry.central'],
]

export function seedServiceParameters(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.service-parameter',
    in: 'region',
    collections: [serviceParameters],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      const registry = nth(networkPlanned(systemPlan(sim, centralRegion).networks, 'oam'), 2)
      const defaults = [
        ...ofConductor,
        ...ofBootstrap(id.chance('service-parameter', 'drbd').hex(16)),
        ...(facts.role === 'subcloud' ? ofSubcloud(registry) : []),
      ]
      for (const [service, section, name, value] of defaults) {
        const uuid = id.uuid('service-parameter', service, section, name)
        add(scope.of(serviceParameters), epoch, {
          ...{uuid, service, section, name, value},
          ...{personality: null, resource: null},
        })
      }
    },
  })
}
