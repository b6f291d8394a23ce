import type {Site} from './at.js'
import {type Metapackage, releases, systemDeploys} from './record/model.js'
import {stateOf} from './record/standing.js'

const controller = 'host=controller'

/** Raises the alarm or clears it, where that is not how it stands already. */
function settle({sim, region}: Site, alarmId: string, entity: string, reason: string | undefined): void {
  const stands = sim.ask('alarms', region.name).some((one) => one.alarmId === alarmId && one.entity === entity)
  if (reason !== undefined && !stands) sim.emit('trouble.found', {region: region.name, alarmId, entity, reason})
  if (reason === undefined && stands) sim.emit('trouble.gone', {region: region.name, alarmId, entity})
}

/** The alarms that follow from the states of the releases. */
export function settleAlarms(site: Site): void {
  const all = site.region.of(releases).all()
  const moving = ({state}: Metapackage) => state === 'deploying' || state === 'removing'
  const busy =
    all.some((release) => [...release.metapackages, ...release.preUpgrade].some(moving)) ||
    site.region.of(systemDeploys).count() > 0
  settle(site, '900.023', controller, busy ? 'Software release deploy in progress' : undefined)
  const old = all.some((release) => stateOf(release) === 'unavailable')
  settle(site, '900.024', controller, old ? 'A release that cannot be used any more is still present' : undefined)
}

export const settleCleanup = (site: Site, finished: boolean): void =>
  settle(
    site,
    '900.022',
    controller,
    finished ? 'Deployment finished, delete to clean up the remaining deployment data' : undefined,
  )

export const settleHostFailed = (site: Site, hostname: string, failed: boolean): void =>
  settle(site, '900.021', `host=${hostname}`, failed ? 'Deploy host failed, check logs for errors' : undefined)

export const settleUnlockPending = (site: Site, hostname: string, pending: boolean): void =>
  settle(
    site,
    '900.020',
    `host=${hostname}`,
    pending ? 'Deploy host completed, unlock the host to apply the new software release' : undefined,
  )
