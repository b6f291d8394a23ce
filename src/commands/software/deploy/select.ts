import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareOrder} from '../../../families/software-order.js'
import {checkRemoval} from '../../../inputs/option/software.js'

export default class SoftwareDeploySelect extends SoftwareOrder {
  static override summary = 'choose what the next deployment brings'
  static override examples = ['<%= config.bin %> software deploy select starlingx-26.03.1']
  static override hiddenAliases = ['software:deploy:select']
  static override args = {releases: Args.string({multiple: true, required: true, description: 'ids of releases'})}
  static override flags = {
    'pre-upgrade-deploy': Flags.boolean({summary: 'only what must be deployed before an upgrade to the release'}),
    remove: Flags.boolean({summary: 'choose it for removal; with --pre-upgrade-deploy'}),
  }

  async order({usm}: Apis, {args, flags: {remove, ...flags}}: Given<typeof SoftwareDeploySelect>) {
    const preUpgradeDeploy = flags['pre-upgrade-deploy']
    checkRemoval({remove, preUpgradeDeploy})
    return deploys(usm).select({releases: args.releases, preUpgradeDeploy, remove})
  }
}
