import {controllers, type Effect, everyHost, type Personality} from '../configuration/change.js'

const workers: readonly Personality[] = ['controller', 'worker']
const effect = (personalities: readonly Personality[], takes: Effect['takes'] = 'note'): Effect => ({
  personalities,
  takes,
})

/** What a changed parameter means for the hosts; nothing for what no host has to take. */
export function effectOf(service: string, section: string, name: string): Effect | undefined {
  switch (service) {
    case 'openstack':
    case 'dns':
    case 'snmp':
      return undefined
    case 'http':
      return effect(everyHost)
    case 'module':
      return effect(everyHost, 'effect')
    case 'docker': {
      const atOnce = section === 'proxy' || section === 'concurrency' || name === 'auth-secret'
      return effect(controllers, atOnce ? 'note' : 'restart')
    }
    case 'kubernetes':
      return ofKubernetes(section)
    case 'identity':
      return effect(section.startsWith('ldap-') ? everyHost : controllers)
    case 'platform':
      return ofPlatform(section, name)
    default:
      return effect(controllers)
  }
}

function ofKubernetes(section: string): Effect | undefined {
  if (section === 'kube_scheduler' || section === 'kube_controller_manager') return undefined
  if (section === 'config') return effect(workers, 'restart')
  if (section === 'kubelet') return effect(workers)
  return effect(controllers)
}

const restarting: Readonly<Record<string, readonly Personality[]>> = {
  intel_pstate: everyHost,
  amd_pstate: everyHost,
  sctp_autoload: workers,
  cgroup_v2_enabled: workers,
  sysinv_api_workers: controllers,
  database_max_pool_size: controllers,
  database_max_pool_timeout: controllers,
  database_max_overflow_size: controllers,
}

function ofPlatform(section: string, name: string): Effect {
  switch (section) {
    case 'sysctl':
    case 'crashdump':
    case 'coredump':
    case 'client':
      return effect(everyHost, 'effect')
    case 'collectd':
      return effect(everyHost, 'restart')
    case 'kernel':
      return effect(workers, name === 'ksoftirqd_priority' || name === 'irq_work_priority' ? 'effect' : 'restart')
    case 'postgresql':
    case 'fm':
    case 'drbd':
      return effect(controllers, 'effect')
    default: {
      const waiting = section === 'config' ? restarting[name] : undefined
      if (waiting !== undefined) return effect(waiting, 'restart')
      return effect(controllers, name.startsWith('tls-') ? 'effect' : 'note')
    }
  }
}
