import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {one, type Result} from '../../cli/result.js'
import {remoteLogging} from '../../client/sysinv/platform/remote-logging.js'
import {remoteLoggingView} from '../../views/remote-logging.js'

export default class RemoteloggingModify extends Acting {
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

  async act({sysinv}: Apis, {flags}: Given<typeof RemoteloggingModify>): Promise<Result> {
    const {ip_address, enabled, transport, port} = flags
    if ([ip_address, enabled, transport, port].every((value) => value === undefined)) {
      return this.voice.failOrSay('usage', 'remotelogging modify: nothing to change', {
        officially: 'No options provided.',
        hint: 'see: stx help remotelogging modify',
      })
    }
    const changed = await remoteLogging(sysinv).modify({ip_address, enabled, transport, port})
    return one(this.result, changed)
  }
}
