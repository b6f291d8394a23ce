import type {Moment} from '../../simulation.js'
import {disableAlarmSummary} from './audit/alarm-summary.js'
import {requestAudit} from './audit/request.js'
import {type DeployStatus, meaningOf} from './record/deploy-status.js'
import {filesOf, keepFiles} from './record/files.js'
import {longestError, type Subcloud} from './record/model.js'
import {isPrestagedFor} from './record/prestage-versions.js'
import {openRegion} from './region/region.js'
import {placeIn} from './values/place.js'
import {textOf} from './values/values.js'

/** Everything that happens to a subcloud is dated. */
export const at = (moment: Moment, patch: Partial<Subcloud>): Partial<Subcloud> => ({...patch, updatedAt: moment.now})

export const status =
  (deployStatus: DeployStatus, more: Partial<Subcloud> = {}) =>
  (_subcloud: Subcloud, moment: Moment) =>
    at(moment, {deployStatus, ...more})

/** The state in which an interrupted or failed operation leaves a subcloud, and what can be read about it. */
export function failed(subcloud: Subcloud, moment: Moment, reason: string): Partial<Subcloud> {
  const {deployStatus, name} = subcloud
  const {failsTo = deployStatus, playbook} = meaningOf(subcloud)
  const why = `FAILED ${deployStatus} playbook of (${name}).\ndetail: ${reason}`
  requestAudit(moment.sim, subcloud.id)
  return at(moment, {
    deployStatus: failsTo,
    ...(playbook ? {errorDescription: why.slice(0, longestError)} : {}),
  })
}

/** The image and its packages lie in the subcloud already: nothing has to be sent there. */
const isPrestaged = ({prestageVersions, softwareVersion}: Subcloud): boolean =>
  isPrestagedFor(prestageVersions, softwareVersion)

/** `subcloud.install` takes as long as that, or as `subcloud.install.prestaged`. */
export const sooner = (name: string) => (subcloud: Subcloud, moment: Moment) =>
  moment.sim.timing.ms(isPrestaged(subcloud) ? `${name}.prestaged` : name, moment.random(`timing.${name}`))

/** The system answers from now on. */
export function enter(subcloud: Subcloud, moment: Moment): void {
  const values = filesOf(moment.scope, subcloud).bootstrapValues ?? {}
  openRegion(moment.sim, subcloud.region, textOf(values, 'system_mode'), placeIn(values))
  keepFiles(moment.scope, subcloud, {inventory: true})
}

/** Whatever ran there is wiped. */
export function leave(subcloud: Subcloud, moment: Moment): Partial<Subcloud> {
  disableAlarmSummary(moment.sim, subcloud.id)
  return at(moment, {reachable: false, firstSyncDone: false, levels: {}})
}
