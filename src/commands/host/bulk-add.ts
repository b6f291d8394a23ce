import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {type Result, rows, said, several} from '../../cli/result.js'
import {type BulkReply, bulkOutcomes, hostBulk} from '../../client/sysinv/host/host-bulk.js'
import {checkHostsFile, readHostsFile} from '../../inputs/host/hosts-file.js'
import {hostBulkView} from '../../views/host.js'

export default class HostBulkAdd extends Acting {
  static override summary = 'announce the hosts that an XML file describes'
  static override description =
    'Hosts that the server refuses do not keep it from adding the others; exit code 7 says that some were refused.'
  static override examples = ['<%= config.bin %> host bulk-add hosts.xml']
  static override hiddenAliases = ['system:host-bulk-add']
  static override args = {file: Args.string({required: true, description: 'hosts in XML, as bulk-export writes them'})}

  override readonly result = hostBulkView

  async act({sysinv}: Apis, {args}: Given<typeof HostBulkAdd>): Promise<Result> {
    const text = await readHostsFile(args.file)
    // The official client leaves all checks to the server.
    if (this.voice.judgesFirst) checkHostsFile(args.file, text)
    const reply = await hostBulk(sysinv).add(args.file)
    return this.voice.either(this.#report(args.file, reply), saidOf(reply))
  }

  #report(file: string, reply: BulkReply): Result {
    const {outcomes, refusal} = bulkOutcomes(reply)
    const table = outcomes.length > 0 ? [rows(this.result, outcomes)] : []
    const refused = outcomes.filter(({added}) => !added).map(({host, remark}) => `${host}: ${remark}`)
    if (!refusal && refused.length === 0) {
      const none = outcomes.length === 0
      return several(table, none ? new CommandFailure('failed', `${file}: no hosts in it`) : undefined)
    }
    const kind = refused.length < outcomes.length ? 'partial' : 'failed'
    const reasons = [refusal, ...refused].filter(Boolean).join('; ')
    return several(table, new CommandFailure(kind, `${file}: ${reasons}`))
  }
}

const saidOf = ({success, error}: BulkReply): Result =>
  several([...(success ? [said(`Success: ${success}\n`)] : []), ...(error ? [said(`Error:\n${error}`)] : [])])
