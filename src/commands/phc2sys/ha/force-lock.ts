import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type Result, text} from '../../../cli/result.js'
import {phc2sys} from '../../../client/sysinv/platform/phc2sys.js'

export default class Phc2sysHaForceLock extends Acting {
  static override summary = 'keep phc2sys on one interface as its clock source'
  static override description = 'It talks to the daemon itself, through a socket on the host that runs it.'
  static override examples = ['<%= config.bin %> phc2sys ha force-lock phc1 ens1f0']
  static override hiddenAliases = ['system:phc2sys-ha-force-lock']
  static override args = {
    instance: Args.string({required: true, description: 'name or uuid of the phc2sys instance'}),
    interface: Args.string({required: true, description: 'interface of the host, as phc2sys calls it'}),
  }

  async act({sysinv}: Apis, {args}: Given<typeof Phc2sysHaForceLock>): Promise<Result> {
    const reply = await phc2sys(sysinv).forceLock(args.instance, args.interface)
    return text(reply, {reply})
  }
}
