import type {Apis} from '../../cli/apis.js'
import {Reading} from '../../cli/reading.js'
import {one, type Result} from '../../cli/result.js'
import {oam} from '../../client/sysinv/platform/oam.js'
import {oamView} from '../../views/oam.js'

export default class OamShow extends Reading {
  static override summary = 'show the addresses of the operator access network'
  static override description = 'Shows the primary address pool only; `addrpool list` shows all of them.'
  static override examples = ['<%= config.bin %> oam show']
  static override hiddenAliases = ['system:oam-show']

  async look({sysinv}: Apis): Promise<Result> {
    const found = await oam(sysinv).get()
    this.voice.remark('', deprecated)
    return one(oamView(found), found.oam)
  }
}

/** The words of the official program, which prints them first of all. */
const deprecated =
  'WARNING: The oam-show command is deprecated and only shows parameters from the primary address pool. Use network-addrpool-list / addrpool-list / addrpool-show instead to view parameters from all associated address pools.'
