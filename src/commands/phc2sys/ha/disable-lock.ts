import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {phc2sys} from '../../../client/sysinv/platform/phc2sys.js'

export default class Phc2sysHaDisableLock extends StxCommand {
  static override summary = 'let phc2sys choose its clock source again'
  static override description = 'It talks to the daemon itself, through a socket on the host that runs it.'
  static override examples = ['<%= config.bin %> phc2sys ha disable-lock phc1']
  static override hiddenAliases = ['system:phc2sys-ha-disable-lock']
  static override args = {instance: Args.string({required: true, description: 'name or uuid of the phc2sys instance'})}

  async run(): Promise<void> {
    const {args} = await this.parse(Phc2sysHaDisableLock)
    const reply = await phc2sys(await this.api('sysinv')).disableLock(args.instance)
    await this.text(reply, {reply})
  }
}
