import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareOrder} from '../../../families/software-order.js'

export default class SoftwareDeployUnselect extends SoftwareOrder {
  static override summary = 'take a choice for the next deployment back'
  static override examples = [
    '<%= config.bin %> software deploy unselect starlingx-26.03.1',
    '<%= config.bin %> software deploy unselect --all',
  ]
  static override hiddenAliases = ['software:deploy:unselect']
  static override args = {releases: Args.string({multiple: true, description: 'ids of releases'})}
  static override flags = {
    all: Flags.boolean({summary: 'everything that is selected'}),
    'pre-upgrade-deploy': Flags.boolean({summary: 'only what must be deployed before an upgrade to the release'}),
  }

  order = ({usm}: Apis, {args, flags}: Given<typeof SoftwareDeployUnselect>) =>
    deploys(usm).unselect({
      releases: args.releases,
      preUpgradeDeploy: flags['pre-upgrade-deploy'],
      all: flags.all,
    })
}
