import type {SoftwareStrategyOptions} from '../../client/vim/strategy.js'
import {InputError} from '../error.js'

/** Refuses what does not go together when a deployment of software is planned, in the words of the official client. */
export function checkSoftwareStrategy(options: SoftwareStrategyOptions): void {
  const {release, rollback, cleanup, snapshot, kubernetes, preUpgradeDeploy} = options
  const some = release.length > 0
  const refusals: [unknown, string][] = [
    [some && rollback, 'Cannot set both --rollback and release'],
    [preUpgradeDeploy && !some, 'Cannot set pre-upgrade deploy without a release'],
    [preUpgradeDeploy && release.length > 1, 'Cannot set --pre-upgrade-deploy with more than one release'],
    [preUpgradeDeploy && kubernetes, 'Cannot combine --kube-upgrade with --pre-upgrade-deploy'],
    [rollback && options.delete, 'Cannot set both --rollback and --delete'],
    [rollback && snapshot, 'Cannot set both --rollback and --snapshot'],
    [rollback && kubernetes, 'Cannot combine --kube-upgrade with --rollback'],
    [
      cleanup && (some || rollback || snapshot || options.delete || kubernetes),
      'Cannot combine --cleanup with release, --rollback, --snapshot, --delete or --kube-upgrade',
    ],
  ]
  const refused = refusals.find(([applies]) => applies)
  if (refused) throw new InputError(refused[1], {service: 'vim', hint: 'nothing was sent'})
}
