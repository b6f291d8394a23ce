import {Args, Flags} from '@oclif/core'
import {waitFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {checkRemoval} from '../../../inputs/option/software.js'
import {namedValues} from '../../../inputs/words.js'
import {deployView} from '../../../views/deploy.js'

export default class SoftwareDeployStart extends SoftwareCommand {
  static override summary = 'start to deploy a release: check the system and prepare its new file system'
  static override examples = ['<%= config.bin %> software deploy start starlingx-26.03.1 --wait']
  static override hiddenAliases = ['software:deploy:start']
  static override args = {releases: Args.string({multiple: true, description: 'ids of releases; the selected ones'})}
  static override flags = {
    'pre-upgrade-deploy': Flags.boolean({summary: 'only what must be deployed before an upgrade to the release'}),
    remove: Flags.boolean({summary: 'remove what was deployed before an upgrade; with --pre-upgrade-deploy'}),
    force: Flags.boolean({char: 'f', summary: 'pass over checks that are not critical'}),
    options: Flags.string({
      char: 'o',
      multiple: true,
      multipleNonGreedy: true,
      summary: 'more for the server; may be repeated',
      helpValue: 'KEY=VALUE',
    }),
    ...waitFlags,
  }

  override readonly result = deployView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareDeployStart)
    const preUpgradeDeploy = flags['pre-upgrade-deploy']
    const options = namedValues(flags.options ?? [])
    checkRemoval({remove: flags.remove, preUpgradeDeploy})
    const api = deploys(await this.api('usm'))
    const answer = await api.start({...flags, releases: args.releases, preUpgradeDeploy, options})
    if (answer.system_healthy !== false) return this.followDeploy(flags, answer, api, 'start')
    if (this.official) this.remark('System is unhealthy for deploy')
    await this.tell(answer)
    if (this.official) this.exit(1)
    this.fail('failed', 'the system is not ready for this deployment', 'see: stx software deploy precheck')
  }
}
