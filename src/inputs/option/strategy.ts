import type {StrategySelection, SwDeployOptions} from '../../client/dcmanager/strategy.js'
import {InputError} from '../error.js'

// Which options of fleet strategies go together; the refusals have the official words and order.

/** A group brings its own way and number along. */
export function checkSelection({subcloud, group, applyType, maxParallel}: StrategySelection): void {
  if (!group) return
  if (subcloud) throw new InputError('The cloud_name and group options are mutually exclusive.')
  if (applyType) throw new InputError('The --subcloud-apply-type is not supported when --group option is applied.')
  if (maxParallel) {
    throw new InputError('The --max-parallel-subclouds options is not supported when --group option is applied.')
  }
}

export function checkSwDeploy(options: SwDeployOptions & {sysadminPassword?: string}): void {
  const {releaseId, snapshot, rollback, cleanup, withPrestage, kubeUpgrade, sysadminPassword} = options
  if (sysadminPassword && !withPrestage) {
    throw new InputError('--sysadmin-password can only be used with --with-prestage')
  }
  if (!releaseId && !rollback && !cleanup) {
    throw new InputError('The --release-id is required to create a deploy strategy.')
  }
  const clash = (option: string, others: string) =>
    new InputError(`Option ${option} cannot be used with any of the following options: ${others}.`)
  if (snapshot && (rollback || cleanup)) throw clash('--snapshot', '--rollback or --cleanup')
  if (options.delete && (rollback || cleanup)) throw clash('--delete', '--rollback or --cleanup')
  if (rollback && (releaseId || cleanup || withPrestage || kubeUpgrade)) {
    throw clash('--rollback', '--release-id, --cleanup, --with-prestage or --kube-upgrade')
  }
  if (cleanup && (releaseId || withPrestage || kubeUpgrade)) {
    throw clash('--cleanup', '--release-id, --with-prestage or --kube-upgrade')
  }
}
