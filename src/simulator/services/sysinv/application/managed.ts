import type {Scope} from '../../../kernel/store.js'
import {lifecycle, type Simulation} from '../../../simulation.js'
import {inService} from '../record/activity.js'
import {backends} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {stors} from '../storage/model.js'
import {applying} from './lifecycle/apply.js'
import {type Application, applications, current} from './model.js'

/** The application that the platform itself applies, as soon as there is a ceph for it to provision from. */
const managed = 'platform-integ-apps'

/** The next look at what is missing. */
export const auditing = lifecycle<Application>(
  applications,
  'application.audit',
  [
    {
      phase: 'look',
      after: 'application.audit',
      do: (row, at) => {
        if (row.status === 'uploaded' && hasCeph(at.scope)) at.sim.start(applying, at.region, row.uuid)
        return undefined
      },
    },
  ],
  {track: 'audit'},
)

export function watchManaged(sim: Simulation): void {
  const look = ({region}: {region: string}) => {
    const scope = sim.in(region)
    const row = current(scope, managed)
    if (row?.status !== 'uploaded' || scope.of(backends).find({backend: 'ceph'}) === undefined) return
    sim.start(auditing, region, row.uuid)
  }
  sim.onEvent('host.unlocked', look)
  sim.onEvent('osd.configured', look)
}

const hasCeph = (scope: Scope): boolean =>
  scope.of(backends).find({backend: 'ceph', state: 'configured'}) !== undefined &&
  scope.of(stors).find({state: 'configured'}) !== undefined &&
  scope.of(hosts).find((host) => host.personality === 'controller' && inService(host)) !== undefined
