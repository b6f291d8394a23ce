import type {RunContext} from '../cli/context.js'
import {prestaging} from '../client/dcmanager/prestage.js'
import {swDeployment} from '../client/dcmanager/strategy.js'
import {checkSwDeploy} from '../inputs/option/strategy.js'
import {prestagePurpose} from '../inputs/option/subcloud.js'
import {password, sysadminPassword} from './password.js'

// The members of a request for a fleet strategy that its type alone has, from the flags of that type.

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

export const kubeUpgradeExtra = (flags: {readonly 'to-version'?: string}) => ({
  'to-version': flags['to-version'] || undefined,
})

export const kubeRootcaExtra = (flags: {
  readonly subject?: string
  readonly 'expiry-date'?: string
  readonly force?: boolean
}) => ({
  subject: flags.subject || undefined,
  'expiry-date': flags['expiry-date'] || undefined,
  force: flags.force ? 'true' : undefined,
})
