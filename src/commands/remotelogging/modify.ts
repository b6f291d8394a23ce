import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {remoteLogging} from '../../client/sysinv/platform/remote-logging.js'
import {remoteLoggingView} from '../../views/remote-logging.js'

export default class RemoteloggingModify extends StxCommand {
  static override summary = 'change where logs are sent and apply the change'
  static override examples = [
    '<%= config.bin %> remotelogging modify --ip-address 10.10.10.45 --transport tcp --enabled true',
    '<%= config.bin %> remotelogging modify --enabled false',
  ]
  static override hiddenAliases = ['system:remotelogging-modify']
  static override flags = {
    ip_address: Flags.string({summary: 'address of the log server'}),
    enabled: Flags.string({summary: 'whether logs are sent', helpValue: 'true|false'}),
    transport: Flags.string({summary: 'how logs are sent', helpValue: 'udp|tcp|tls'}),
    port: Flags.string({summary: 'port of the log server'}),
  }

  override readonly result = remoteLoggingView

  async run(): Promise<void> {
    const {flags} = await this.parse(RemoteloggingModify)
    const {ip_address, enabled, transport, port} = flags
    if ([ip_address, enabled, transport, port].every((value) => value === undefined)) {
      if (this.official) return this.done('No options provided.')
      this.fail('usage', 'remotelogging modify: nothing to change', 'see: stx help remotelogging modify')
    }
    const changed = await remoteLogging(await this.api('sysinv')).modify({ip_address, enabled, transport, port})
    await this.show(this.result, changed)
  }
}
