import {Args, Flags} from '@oclif/core'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {namedValues} from '../../../inputs/words.js'

export default class SoftwareDeployPrecheck extends SoftwareCommand {
  static override summary = 'check whether a release can be deployed'
  static override examples = ['<%= config.bin %> software deploy precheck starlingx-26.03.1']
  static override hiddenAliases = ['software:deploy:precheck']
  static override args = {releases: Args.string({multiple: true, description: 'ids of releases; the selected ones'})}
  static override flags = {
    'pre-upgrade-deploy': Flags.boolean({summary: 'only what must be deployed before an upgrade to the release'}),
    force: Flags.boolean({char: 'f', summary: 'pass over checks that are not critical'}),
    options: Flags.string({
      char: 'o',
      multiple: true,
      multipleNonGreedy: true,
      summary: 'more for the server; may be repeated',
      helpValue: 'KEY=VALUE',
    }),
    region_name: Flags.string({summary: 'check this subcloud'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareDeployPrecheck)
    const answer = await deploys(await this.api('usm')).precheck({
      ...flags,
      options: namedValues(flags.options ?? []),
      releases: args.releases,
      preUpgradeDeploy: flags['pre-upgrade-deploy'],
      region: flags.region_name,
    })
    if (this.official) return this.tell(answer)
    await this.text((answer.info ?? '').trim(), answer)
    if (answer.warning) this.remark(`warning: ${answer.warning.trim()}`)
    if (answer.system_healthy === false) this.fail('failed', 'the system is not ready for this deployment')
  }
}
