import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {type Result, said, several} from '../../cli/result.js'
import {license} from '../../client/sysinv/platform/license.js'

export default class LicenseInstall extends Acting {
  static override summary = 'install a license file'
  static override examples = ['<%= config.bin %> license install /home/sysadmin/license.lic']
  static override hiddenAliases = ['system:license-install']
  static override args = {file: Args.string({required: true, description: 'license file'})}

  async act({sysinv}: Apis, {args}: Given<typeof LicenseInstall>): Promise<Result> {
    const {success, error} = await license(sysinv).install(args.file)
    if (error && this.voice.judgesFirst) throw new CommandFailure('failed', `${args.file}: ${error}`)
    return several([success, error].flatMap((words) => (words ? [said(words, {}, `${words}\n`)] : [])))
  }
}
