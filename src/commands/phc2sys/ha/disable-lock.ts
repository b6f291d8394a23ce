import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type Result, text} from '../../../cli/result.js'
import {phc2sys} from '../../../client/sysinv/platform/phc2sys.js'

export default class Phc2sysHaDisableLock extends Acting {
  static override summary = 'let phc2sys choose its clock source again'
  static override description = 'It talks to the daemon itself, through a socket on the host that runs it.'
  static override examples = ['<%= config.bin %> phc2sys ha disable-lock phc1']
  static override hiddenAliases = ['system:phc2sys-ha-disable-lock']
  static override args = {instance: Args.string({required: true, description: 'name or uuid of the phc2sys instance'})}

  async act({sysinv}: Apis, {args}: Given<typeof Phc2sysHaDisableLock>): Promise<Result> {
    const reply = await phc2sys(sysinv).disableLock(args.instance)
    return text(reply, {reply})
  }
}
