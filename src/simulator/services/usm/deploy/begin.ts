import {lifecycle, type Simulation} from '../../../simulation.js'
import {settleAlarms} from '../alarm.js'
import type {Site} from '../at.js'
import {hostsOf} from '../host.js'
import type {Metapackage} from '../record/model.js'
import {type Deploy, deployHosts, deploys} from '../record/model.js'
import {installsLocally} from './install-local.js'
import {entering} from './standing.js'

/** What somebody asks of the start of a deployment. */
export interface StartWish {
  readonly releases: readonly string[]
  readonly force: boolean
  readonly options: readonly string[]
  readonly preUpgrade: boolean
  readonly remove: boolean
}

const commitOf = (sim: Simulation, region: string): string => sim.random(region, 'usm.commit').hex(64)

/** Unpacks the release beside the running one. Removal has nothing to unpack. */
export const starting = lifecycle<Deploy>(
  deploys,
  'software.start',
  [
    {phase: 'begin'},
    {
      phase: 'done',
      after: (deploy, at) => at.sim.timing.ms(deploy.major ? 'software.start.major' : 'software.start.patch'),
      do: (deploy, at) => ({
        ...entering('start-done')(deploy, at),
        commit: deploy.commit ?? commitOf(at.sim, at.region),
      }),
    },
  ],
  {failed: (deploy, at) => entering('start-failed')(deploy, at)},
)

export interface Beginning
  extends Pick<
    Deploy,
    'from' | 'to' | 'product' | 'metapackages' | 'major' | 'apply' | 'preUpgrade' | 'rebootRequired' | 'options'
  > {
  readonly parts: readonly Metapackage[]
}

export function begin(site: Site, {parts, ...rest}: Beginning): void {
  const {sim, region} = site
  region.of(deploys).insert({
    ...rest,
    id: 'deploy',
    state: rest.apply ? 'start' : 'start-done',
    parts: parts.map(({id}) => id),
    aborted: false,
    // A patch makes its commit while it starts.
    commit: rest.apply && !rest.major ? null : commitOf(sim, region.name),
    kubernetes: sim.ask('kubernetes', region.name).version,
  })
  // Installing locally is about the controller itself.
  const own = installsLocally(region) ? hostsOf(site).filter(({active}) => active) : hostsOf(site)
  for (const {hostname} of own) region.of(deployHosts).insert({hostname, state: 'pending'})
  settleAlarms(site)
  sim.emit('deployment.started', {region: region.name})
  if (rest.apply) sim.start(starting, region.name, 'deploy')
  else sim.emit('deployment.changed', {region: region.name, state: 'start-done'})
}
