import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {phc2sys} from '../../../client/sysinv/platform/phc2sys.js'

export default class Phc2sysHaDisableSource extends StxCommand {
  static override summary = 'let phc2sys not use an interface as its clock source'
  static override description = 'It talks to the daemon itself, through a socket on the host that runs it.'
  static override examples = ['<%= config.bin %> phc2sys ha disable-source phc1 ens1f0']
  static override hiddenAliases = ['system:phc2sys-ha-disable-source']
  static override args = {
    instance: Args.string({required: true, description: 'name or uuid of the phc2sys instance'}),
    interface: Args.string({required: true, description: 'interface of the host, as phc2sys calls it'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(Phc2sysHaDisableSource)
    const reply = await phc2sys(await this.api('sysinv')).disableSource(args.instance, args.interface)
    await this.text(reply, {reply})
  }
}
