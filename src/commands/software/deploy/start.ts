import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {AnyGiven, Given} from '../../../cli/command.js'
import {CommandFailure} from '../../../cli/failure.js'
import {waitFlags} from '../../../cli/flags.js'
import {exitCode, type Result, remark, several} from '../../../cli/result.js'
import type {Answer} from '../../../client/usm/answer.js'
import {deploys} from '../../../client/usm/deploy.js'
import {DeployStep, told} from '../../../families/software-order.js'
import {checkRemoval} from '../../../inputs/option/software.js'
import {namedValues} from '../../../inputs/words.js'

export default class SoftwareDeployStart extends DeployStep {
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

  readonly step = 'start'

  async order({usm}: Apis, {args, flags}: Given<typeof SoftwareDeployStart>) {
    const preUpgradeDeploy = flags['pre-upgrade-deploy']
    const options = namedValues(flags.options ?? [])
    checkRemoval({remove: flags.remove, preUpgradeDeploy})
    return deploys(usm).start({...flags, releases: args.releases, preUpgradeDeploy, options})
  }

  protected override async follow(apis: Apis, given: AnyGiven, answer: Answer): Promise<Result> {
    if (answer.system_healthy !== false) return super.follow(apis, given, answer)
    const unhealthy = new CommandFailure(
      'failed',
      'the system is not ready for this deployment',
      'see: stx software deploy precheck',
    )
    return several(
      [remark('', 'System is unhealthy for deploy'), told(this.voice, answer)],
      this.voice.either(unhealthy, exitCode(1)),
    )
  }
}
