import {StxCommand} from '../../cli/command.js'
import {license} from '../../client/sysinv/platform/license.js'

export default class LicenseShow extends StxCommand {
  static override summary = 'show the license file'
  static override examples = ['<%= config.bin %> license show']
  static override hiddenAliases = ['system:license-show']

  async run(): Promise<void> {
    await this.parse(LicenseShow)
    const {content, error} = await license(await this.api('sysinv')).show()
    if (!error) return this.text(`${content ?? ''}\n`, {content})
    await this.failOrSay('failed', error, {said: `Error: ${error}\n`})
  }
}
