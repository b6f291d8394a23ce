import type {FleetStrategyType, SiteFact, Wish} from './fact.js'
import {passedOver, type Reason, takesPart, type Verdict} from './reason.js'

// Which subclouds get a step when dcmanager creates a strategy. It goes by what it knows itself.

/** Whose sync status tells whether a subcloud needs it. */
export const endpointOf: Readonly<Record<FleetStrategyType, string>> = {
  firmware: 'firmware',
  'kube-rootca-update': 'kube-rootca',
  kubernetes: 'kubernetes',
  prestage: 'software',
  'sw-deploy': 'software',
}

const busyPrestage = new Set(['prestaging'])
const busyBackup = new Set(['validating', 'pre-backup', 'backing-up', 'deleting-backup'])
const busyDeployment = new Set([
  ...['not-deployed', 'creating', 'pre-install', 'installing', 'aborting-install', 'pre-bootstrap', 'bootstrapping'],
  ...['aborting-bootstrap', 'pre-config', 'configuring', 'aborting-config', 'pre-restore', 'restoring'],
  ...['onsite-restoring', 'pre-rehome', 'rehoming', 'pre-deploy', 'deploying', 'pre-enroll', 'enrolling'],
  ...['pre-init-enroll', 'initiating-enroll', 'reconfiguring-network'],
])

/** What is being done to a subcloud, which keeps it from everything else. */
export function busyWith({prestageStatus, backupStatus, deployStatus}: SiteFact): Reason | undefined {
  if (prestageStatus !== undefined && busyPrestage.has(prestageStatus)) {
    return {kind: 'busy', field: 'prestage-status', state: prestageStatus}
  }
  if (backupStatus !== undefined && busyBackup.has(backupStatus)) {
    return {kind: 'busy', field: 'backup-status', state: backupStatus}
  }
  if (busyDeployment.has(deployStatus)) return {kind: 'busy', field: 'deploy-status', state: deployStatus}
  return undefined
}

/** Why a subcloud cannot be prestaged, as far as dcmanager knows by itself. */
export function prestageObjection(site: SiteFact): Reason | undefined {
  if (!site.online) return {kind: 'offline'}
  if (!site.managed) return {kind: 'unmanaged'}
  const busy = busyWith(site)
  if (busy) return busy
  // A deployment of software may have failed for want of what is brought now.
  if (site.deployStatus !== 'complete' && site.deployStatus !== 'sw-deploy-apply-strategy-failed') {
    return {kind: 'not-deployed', state: site.deployStatus}
  }
  return undefined
}

/** Whether a subcloud gets a step. */
export function accept(site: SiteFact, {type, force}: Pick<Wish, 'type' | 'force'>): Verdict {
  if (type === 'prestage') {
    const reason = prestageObjection(site)
    return reason ? passedOver(reason) : takesPart
  }
  if (!site.managed) return passedOver({kind: 'unmanaged'})
  if (!site.online) return passedOver({kind: 'offline'})
  const endpoint = endpointOf[type]
  const sync = site.sync[endpoint]
  if (sync === 'out-of-sync') return takesPart
  if (sync !== 'in-sync') return passedOver({kind: 'sync-unknown', endpoint})
  return type === 'kube-rootca-update' && force ? takesPart : passedOver({kind: 'in-sync', endpoint})
}
