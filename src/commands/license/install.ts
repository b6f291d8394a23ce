import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {license} from '../../client/sysinv/platform/license.js'

export default class LicenseInstall extends StxCommand {
  static override summary = 'install a license file'
  static override examples = ['<%= config.bin %> license install /home/sysadmin/license.lic']
  static override hiddenAliases = ['system:license-install']
  static override args = {file: Args.string({required: true, description: 'license file'})}

  async run(): Promise<void> {
    const {args} = await this.parse(LicenseInstall)
    const {success, error} = await license(await this.api('sysinv')).install(args.file)
    if (error && !this.official) this.fail('failed', `${args.file}: ${error}`)
    for (const said of [success, error]) if (said) await this.done(this.official ? `${said}\n` : said)
  }
}
