import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {assignmentsArg} from '../../cli/flags.js'
import {one, type Result, remark, several} from '../../cli/result.js'
import {oam} from '../../client/sysinv/platform/oam.js'
import {assignments} from '../../inputs/words.js'
import {oamView} from '../../views/oam.js'

export default class OamModify extends Acting {
  static override summary = 'change the addresses of the operator access network'
  static override description =
    'The change is stored at once and takes effect when the controllers have been locked and unlocked; until then they raise the alarm that their configuration is out of date. It changes the primary address pool only; `addrpool modify` changes any.'
  static override examples = [
    '<%= config.bin %> oam modify oam_subnet=10.10.20.0/24 oam_gateway_ip=10.10.20.1 oam_floating_ip=10.10.20.2',
    '<%= config.bin %> oam modify oam_ip=10.10.20.2',
  ]
  static override hiddenAliases = ['system:oam-modify']
  static override args = {change: assignmentsArg}

  override readonly result = oamView()

  async act({sysinv}: Apis, {args}: Given<typeof OamModify>): Promise<Result> {
    const change = assignments(args.change)
    this.voice.remark('', deprecated)
    const changed = await oam(sysinv).modify(change)
    const later = 'in use after the controllers were locked and unlocked: stx host lock, host unlock'
    return several([one(oamView(changed), changed.oam), remark(later, '')])
  }
}

/** The words of the official program, which prints them first of all. */
const deprecated =
  'WARNING: The oam-modify command is deprecated and only allows modification of the primary address pool. Use network-addrpool-list / addrpool-list to list all associated address pools, and addrpool-modify to edit the parameters.'
