import {isSimplex} from '../../../regions.js'
import {lifecycle, type Moment} from '../../../simulation.js'
import {settleHostFailed, settleUnlockPending} from '../alarm.js'
import {reject, type Site, type Told, told} from '../at.js'
import {hostsOf} from '../host.js'
import {type Deploy, type DeployHost, deployHosts} from '../record/model.js'
import {majorOf} from '../version.js'
import {installsLocally} from './install-local.js'
import {aggregate, currentDeploy, deployIn, enterState} from './standing.js'

const siteOf = (at: Moment): Site => ({sim: at.sim, region: at.scope})

const done = (host: DeployHost, at: Moment, state: DeployHost['state']): void => {
  const {hostname} = host
  at.scope.of(deployHosts).update(hostname, {state})
  if (currentDeploy(at.scope)?.rebootRequired === true) settleUnlockPending(siteOf(at), hostname, true)
  at.emit('deployment.host', {region: at.region, hostname, state})
  aggregate(at.sim, at.region)
}

const broken = (state: 'failed' | 'rollback-failed') => (host: DeployHost, at: Moment) => {
  const {hostname} = host
  at.scope.of(deployHosts).update(hostname, {state})
  settleHostFailed(siteOf(at), hostname, true)
  aggregate(at.sim, at.region)
  at.emit('deployment.host', {region: at.region, hostname, state})
  return {state}
}

/** Installs the release on one host. Where it needs a reboot, the host takes it over when it is unlocked. */
export const installing = lifecycle<DeployHost>(
  deployHosts,
  'software.host',
  [
    {phase: 'begin'},
    {
      phase: 'install',
      after: (_host, at) =>
        at.sim.timing.ms(currentDeploy(at.scope)?.major ? 'software.host.major' : 'software.host.patch'),
      do: (host, at) => {
        done(host, at, 'deployed')
        return undefined
      },
    },
  ],
  {failed: broken('failed'), host: (host) => host.hostname},
)

export const reverting = lifecycle<DeployHost>(
  deployHosts,
  'software.host-rollback',
  [
    {phase: 'begin'},
    {
      phase: 'install',
      after: (_host, at) =>
        at.sim.timing.ms(currentDeploy(at.scope)?.major ? 'software.host.major' : 'software.host.patch'),
      do: (host, at) => {
        done(host, at, 'rollback-deployed')
        return undefined
      },
    },
  ],
  {failed: broken('rollback-failed'), host: (host) => host.hostname},
)

const number = (hostname: string): number => Number(hostname.split('-').at(-1))

/** The hosts that are still to come, in the order of deployment; for going back the other way round. */
function order(site: Site, rollback: boolean): string[] {
  const all = hostsOf(site)
  const named = (personality: string) =>
    all.filter((host) => host.personality === personality).map(({hostname}) => hostname)
  const list = [
    ...named('controller').toSorted().toReversed(),
    ...named('storage').toSorted((a, b) => number(a) - number(b)),
    ...named('worker'),
  ]
  if (rollback) list.reverse()
  const finished = ['deployed', 'rollback-deployed']
  return list.filter((hostname) => !finished.includes(site.region.of(deployHosts).get(hostname)?.state ?? ''))
}

/** Why it is not this host's turn. Controllers of a patch, and workers, go in any order. */
export function outOfTurn(site: Site, hostname: string, deploy: Deploy): string | undefined {
  if (isSimplex(site.sim, site.region.name)) return undefined
  const [next, ...rest] = order(site, deploy.aborted)
  if (next === undefined) return 'All hosts are already in deployed state.'
  const kind = (name: string) => hostsOf(site).find((host) => host.hostname === name)?.personality
  const alike = kind(next) === kind(hostname) && [next, ...rest].includes(hostname)
  const free = kind(hostname) === 'worker' || (kind(hostname) === 'controller' && !deploy.major)
  if (hostname === next || (alike && free)) return undefined
  return `${hostname} does not satisfy the right order of deployment should be ${next}`
}

export function deployHost(site: Site, hostname: string, {rollback = false} = {}): Told {
  const deploy = rollback
    ? deployIn(
        site,
        ['activate-rollback-done', 'host-rollback', 'host-rollback-failed'],
        (state) => `Current deployment (${state}) is not ready to rollback host`,
      )
    : deployIn(
        site,
        ['start-done', 'host', 'host-failed'],
        (state) => `Current deployment (${state}) is not ready to deploy host`,
      )
  const {sim, region} = site
  const known = region.of(deployHosts).get(hostname)
  const host = hostsOf(site).find((one) => one.hostname === hostname)
  if (known === undefined || host === undefined) return reject(`Host ${hostname} can not be found`)
  if (['offline', 'power-off', 'failed'].includes(host.availability)) {
    reject(`Agent is unreachable, please check if ${hostname} is online and software-agent process is running\n`)
  }
  const local = installsLocally(region)
  const turn = local ? undefined : outOfTurn(site, hostname, deploy)
  if (turn !== undefined) reject(turn)
  if (['deploying', 'rollback-deploying'].includes(known.state)) reject(`Host ${hostname} is being deployed already`)
  if (known.state === (rollback ? 'rollback-deployed' : 'deployed')) reject(`Host ${hostname} is deployed already`)
  if (deploy.rebootRequired && !local && !(host.administrative === 'locked' && host.availability === 'online')) {
    reject(`Host ${hostname} must be locked.`)
  }
  region.of(deployHosts).update(hostname, {state: rollback ? 'rollback-deploying' : 'deploying'})
  settleHostFailed(site, hostname, false)
  const first = rollback ? 'host-rollback' : 'host'
  if (currentDeploy(region)?.state !== first) enterState(sim, region.name, first)
  sim.start(rollback ? reverting : installing, region.name, hostname)
  const note = deploy.major
    ? `Running major release deployment, major_release=${majorOf(deploy.to)}, force=False, async_req=False, commit_id=${deploy.commit}\n`
    : ''
  return told(`${note}Host deployment request sent to ${hostname}.\n`)
}
