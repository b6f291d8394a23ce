import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {CommandFailure} from '../../../cli/failure.js'
import {type Result, remark, several, text} from '../../../cli/result.js'
import type {Answer} from '../../../client/usm/answer.js'
import {deploys} from '../../../client/usm/deploy.js'
import {told} from '../../../families/software-order.js'
import {namedValues} from '../../../inputs/words.js'

export default class SoftwareDeployPrecheck extends Acting {
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

  async act({usm}: Apis, {args, flags}: Given<typeof SoftwareDeployPrecheck>) {
    const answer = await deploys(usm).precheck({
      ...flags,
      options: namedValues(flags.options ?? []),
      releases: args.releases,
      preUpgradeDeploy: flags['pre-upgrade-deploy'],
      region: flags.region_name,
    })
    return this.voice.either(findings(answer), told(this.voice, answer))
  }
}

function findings(answer: Answer): Result {
  const {info, warning, system_healthy: healthy} = answer
  const failure =
    healthy === false ? new CommandFailure('failed', 'the system is not ready for this deployment') : undefined
  const warned = warning ? [remark(`warning: ${warning.trim()}`)] : []
  return several([text((info ?? '').trim(), answer), ...warned], failure)
}
