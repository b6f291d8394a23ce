import * as z from 'zod'
import type {Api} from '../api.js'
import {type Pairs, pairsOf, pairText} from '../members.js'
import {path} from '../path.js'
import type {Standing} from '../standing.js'
import {Answer, accepted} from './answer.js'
import {aboutReleases} from './naming.js'

/** The deployment that is going on; there is one at most. */
export const Deploy = z.looseObject({
  state: z.string(),
  from_release: z.string().nullish(),
  to_release: z.string().nullish(),
  reboot_required: z.union([z.boolean(), z.string()]).nullish(),
  pre_upgrade_deploy: z.boolean().nullish(),
  /** Name, from which release, to which. */
  metapackages: z.array(z.array(z.string().nullable())).nullish(),
  product_deploy: z.boolean().nullish(),
})

export type Deploy = z.infer<typeof Deploy>

/** Where one host stands in it. */
export const DeployHost = z.looseObject({
  hostname: z.string(),
  host_state: z.string(),
  software_release: z.string().nullish(),
  target_release: z.string().nullish(),
})

export type DeployHost = z.infer<typeof DeployHost>

export type Deploys = ReturnType<typeof deploys>

export interface Selection {
  releases?: readonly string[]
  preUpgradeDeploy?: boolean
  /** Only of what was deployed before an upgrade. */
  remove?: boolean
}

export interface StartOptions extends Selection {
  force?: boolean
  /** More for the server, by name. */
  options?: Readonly<Record<string, string | null>> | Pairs<string | null>
}

export function deploys(api: Api) {
  const post = (suffix: string, body?: unknown) => accepted(api.post(`/deploy${suffix}`, body, Answer))
  const show = () => api.get('/deploy', z.array(Deploy))
  const hosts = () => api.get('/deploy_host', z.array(DeployHost))

  return {
    show,
    hosts,
    async current(): Promise<Deploy | undefined> {
      return (await show())[0]
    },
    async host(name: string): Promise<DeployHost | undefined> {
      return (await hosts()).find(({hostname}) => hostname === name)
    },
    precheck: ({releases = [], region, ...options}: StartOptions & {region?: string}) =>
      post('/precheck', {releases, ...starting(options), region_name: region || undefined}).catch(
        aboutReleases(releases),
      ),
    start: ({releases, remove, ...options}: StartOptions) =>
      post('/start', {
        ...starting(options),
        releases: releases?.length ? releases : undefined,
        remove: remove || undefined,
      }).catch(aboutReleases(releases)),
    select: ({releases, preUpgradeDeploy = false, remove}: Selection) =>
      post('/select', {releases, pre_upgrade_deploy: preUpgradeDeploy, remove: remove || undefined}).catch(
        aboutReleases(releases),
      ),
    unselect: ({releases, preUpgradeDeploy, all = false}: Selection & {all?: boolean}) =>
      post('/unselect', {
        unselect_all: all,
        releases: releases?.length ? releases : undefined,
        pre_upgrade_deploy: preUpgradeDeploy || undefined,
      }).catch(aboutReleases(releases)),
    deployHost: (name: string, {force}: {force?: boolean} = {}) =>
      accepted(api.post(`${path`/deploy_host/${name}`}${force ? '/force' : ''}`, undefined, Answer)),
    rollBackHost: (name: string, {force}: {force?: boolean} = {}) =>
      accepted(api.post(`${path`/deploy_host/${name}`}/rollback${force ? '/force' : ''}`, undefined, Answer)),
    abort: () => post('/abort', {}),
    activate: () => post('/activate', {}),
    activateRollback: () => post('/activate_rollback', {}),
    complete: () => post('/complete', {}),
    delete: async () => accepted(api.delete('/deploy', Answer).then((answer) => answer ?? {})),
  }
}

function starting({force, options = {}, preUpgradeDeploy}: StartOptions) {
  const texts = pairsOf(options).map(pairText)
  return {
    force: force ? 'true' : undefined,
    options: texts.length > 0 ? texts : undefined,
    pre_upgrade_deploy: preUpgradeDeploy || undefined,
  }
}

/** Where a step of the deployment stands: it goes on until its state is `<step>-done` or `<step>-failed`. */
export const deployStep =
  (step: 'start' | 'activate' | 'activate-rollback') =>
  (deploy: Deploy | undefined): Standing => {
    if (!deploy) return {phase: 'gone', failed: 'the deployment is gone'}
    const phase = `deploy-${deploy.state}`
    if (deploy.state === `${step}-failed`) return {phase, failed: phase}
    return {phase, done: deploy.state === `${step}-done`}
  }

const hostStanding =
  (done: string, failed: string) =>
  (host: DeployHost | undefined): Standing => {
    if (!host) return {phase: 'gone', failed: 'the host is not part of a deployment'}
    const phase = `deploy-host-${host.host_state}`
    return {phase, done: host.host_state === done, ...(host.host_state === failed && {failed: phase})}
  }

/** Where the deployment on one host stands. */
export const hostDeploying = hostStanding('deployed', 'failed')
export const hostRollingBack = hostStanding('rollback-deployed', 'rollback-failed')
