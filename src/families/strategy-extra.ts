import type {RunContext} from '../cli/context.js'
import {prestaging} from '../client/dcmanager/prestage.js'
import {swDeployment} from '../client/dcmanager/strategy.js'
import {checkSwDeploy} from '../inputs/option/strategy.js'
import {prestagePurpose} from '../inputs/option/subcloud.js'
import type {Wish} from '../planning/strategy/fact.js'
import {password, sysadminPassword} from './password.js'

// What a type of fleet strategy alone has, from its flags: the members of its request, and what a plan has to know of them.

interface SwDeployFlags {
  readonly 'release-id'?: string
  readonly snapshot?: boolean
  readonly rollback?: boolean
  readonly delete?: boolean
  readonly 'with-delete'?: boolean
  readonly cleanup?: boolean
  readonly 'delete-only'?: boolean
  readonly 'with-prestage'?: boolean
  readonly 'kube-upgrade'?: string
}

type OwnWish = Omit<Wish, 'type' | 'scope'>

export const swDeployOptions = (flags: SwDeployFlags) => ({
  releaseId: flags['release-id'],
  snapshot: flags.snapshot,
  rollback: flags.rollback,
  delete: flags.delete || flags['with-delete'],
  cleanup: flags.cleanup || flags['delete-only'],
  withPrestage: flags['with-prestage'],
  kubeUpgrade: flags['kube-upgrade'],
})

export async function swDeployExtra(
  flags: SwDeployFlags,
  {context, sysadmin}: {context: RunContext; sysadmin: string | undefined},
) {
  const options = swDeployOptions(flags)
  checkSwDeploy({...options, sysadminPassword: sysadmin})
  const encoded = options.withPrestage ? await password(context, sysadmin, sysadminPassword) : undefined
  return swDeployment(options, encoded)
}

export function swDeployWish(flags: SwDeployFlags): OwnWish {
  const {releaseId: release, rollback, cleanup, delete: tidies, withPrestage} = swDeployOptions(flags)
  return {release, rollback, cleanup, delete: tidies, withPrestage}
}

interface PrestageFlags {
  readonly 'sysadmin-password'?: string
  readonly release?: string
  readonly 'for-install'?: boolean
  readonly 'for-sw-deploy'?: boolean
  readonly force?: boolean
}

export async function prestageExtra(flags: PrestageFlags, context: RunContext) {
  const {release, force} = flags
  const purpose = prestagePurpose(flags)
  const sysadmin_password = await password(context, flags['sysadmin-password'], sysadminPassword)
  return prestaging({sysadmin_password, release, purpose, force})
}

export const prestageWish = (flags: PrestageFlags): OwnWish => ({
  release: flags.release || undefined,
  forDeploy: prestagePurpose(flags) === 'sw-deploy',
  force: flags.force,
})

interface KubeUpgradeFlags {
  readonly 'to-version'?: string
}

export const kubeUpgradeExtra = (flags: KubeUpgradeFlags) => ({
  'to-version': flags['to-version'] || undefined,
})

export const kubeUpgradeWish = (flags: KubeUpgradeFlags): OwnWish => ({toVersion: flags['to-version'] || undefined})

interface KubeRootcaFlags {
  readonly subject?: string
  readonly 'expiry-date'?: string
  readonly force?: boolean
}

export const kubeRootcaWish = ({subject, 'expiry-date': lastDay, force}: KubeRootcaFlags): OwnWish => ({
  force,
  certificate: {subject: subject || undefined, lastDay: lastDay || undefined},
})

export const kubeRootcaExtra = (flags: KubeRootcaFlags) => ({
  subject: flags.subject || undefined,
  'expiry-date': flags['expiry-date'] || undefined,
  force: flags.force ? 'true' : undefined,
})
