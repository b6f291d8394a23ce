import {StxCommand} from '../../cli/command.js'
import {oam} from '../../client/sysinv/platform/oam.js'
import {oamView} from '../../views/oam.js'

export default class OamShow extends StxCommand {
  static override summary = 'show the addresses of the operator access network'
  static override description = 'Shows the primary address pool only; `addrpool list` shows all of them.'
  static override examples = ['<%= config.bin %> oam show']
  static override hiddenAliases = ['system:oam-show']

  async run(): Promise<void> {
    await this.parse(OamShow)
    const found = await oam(await this.api('sysinv')).get()
    if (this.official) this.remark(deprecated)
    await this.show(oamView(found), found.oam)
  }
}

/** The words of the official program, which prints them first of all. */
const deprecated =
  'WARNING: The oam-show command is deprecated and only shows parameters from the primary address pool. Use network-addrpool-list / addrpool-list / addrpool-show instead to view parameters from all associated address pools.'
