import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {only} from '../singleton.js'

export const KubeUpgrade = z.looseObject({
  uuid: z.string(),
  from_version: z.string().nullish(),
  to_version: z.string().nullish(),
  state: z.string(),
})

export type KubeUpgrade = z.infer<typeof KubeUpgrade>

/** The steps of an upgrade: the state that is asked for, and the one in which the step is done. */
export const upgradeSteps = {
  'download-images': {ask: 'downloading-images', goal: 'downloaded-images'},
  'pre-application-update': {ask: 'pre-updating-apps', goal: 'pre-updated-apps'},
  networking: {ask: 'upgrading-networking', goal: 'upgraded-networking'},
  storage: {ask: 'upgrading-storage', goal: 'upgraded-storage'},
  cordon: {ask: 'cordon-started', goal: 'cordon-complete'},
  uncordon: {ask: 'uncordon-started', goal: 'uncordon-complete'},
  complete: {ask: 'upgrade-complete', goal: 'upgrade-complete'},
  'post-application-update': {ask: 'post-updating-apps', goal: 'post-updated-apps'},
  abort: {ask: 'upgrade-aborting', goal: 'upgrade-aborted'},
} as const

export type UpgradeStep = keyof typeof upgradeSteps

/** The steps that the official client can declare failed when they hang. */
const abandonable = [
  'downloading-images',
  'upgrading-networking',
  'upgrading-first-master',
  'upgrading-second-master',
] as const

export const canBeAbandoned = ({state}: KubeUpgrade): boolean => (abandonable as readonly string[]).includes(state)

export type KubeUpgrades = ReturnType<typeof kubeUpgrades>

export function kubeUpgrades(api: Api) {
  const change = (members: Record<string, unknown>) =>
    api.patch('/kube_upgrade', replacements(members), KubeUpgrade).catch(whenAbsent('Kubernetes upgrade not found'))
  const list = () => api.list('/kube_upgrade', 'kube_upgrades', KubeUpgrade)
  return {
    /** The one under way, if any. */
    current: async (): Promise<KubeUpgrade | undefined> => (await list())[0],
    get: () => only(api, '/kube_upgrade', 'kube_upgrades', KubeUpgrade),
    async start(version: string, {force = false}: {force?: boolean} = {}) {
      const {uuid} = await api.post('/kube_upgrade', {to_version: version, force}, KubeUpgrade)
      return api
        .get(path`/kube_upgrade/${uuid}`, KubeUpgrade)
        .catch(whenAbsent(`Created kubernetes upgrade UUID not found: ${uuid}`))
    },
    /** Cordoning and uncordoning name the host. */
    take: (step: UpgradeStep, {hostname}: {hostname?: string} = {}) =>
      change({hostname, state: upgradeSteps[step].ask}),
    /** Declares the step that hangs failed, so that it can be repeated. */
    abandon: ({state}: KubeUpgrade) => change({state: `${state}-failed`}),
    delete: () => api.delete('/kube_upgrade').catch(whenAbsent('Kubernetes upgrade not found')),
  }
}
