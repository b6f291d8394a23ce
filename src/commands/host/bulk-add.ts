import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {type BulkReply, bulkOutcomes, hostBulk} from '../../client/sysinv/host/host-bulk.js'
import {checkHostsFile, readHostsFile} from '../../inputs/host/hosts-file.js'
import {hostBulkView} from '../../views/host.js'

export default class HostBulkAdd extends StxCommand {
  static override summary = 'announce the hosts that an XML file describes'
  static override description =
    'Hosts that the server refuses do not keep it from adding the others; exit code 7 says that some were refused.'
  static override examples = ['<%= config.bin %> host bulk-add hosts.xml']
  static override hiddenAliases = ['system:host-bulk-add']
  static override args = {file: Args.string({required: true, description: 'hosts in XML, as bulk-export writes them'})}

  override readonly result = hostBulkView

  async run(): Promise<void> {
    const {args} = await this.parse(HostBulkAdd)
    const text = await readHostsFile(args.file)
    // The official client leaves all checks to the server.
    if (!this.official) checkHostsFile(args.file, text)
    const reply = await hostBulk(await this.api('sysinv')).add(args.file)
    await (this.official ? this.#say(reply) : this.#report(args.file, reply))
  }

  async #say({success, error}: BulkReply): Promise<void> {
    if (success) await this.done(`Success: ${success}\n`)
    if (error) await this.done(`Error:\n${error}`)
  }

  async #report(file: string, reply: BulkReply): Promise<void> {
    const {outcomes, refusal} = bulkOutcomes(reply)
    if (outcomes.length > 0) await this.list(this.result, outcomes)
    const refused = outcomes.filter(({added}) => !added).map(({host, remark}) => `${host}: ${remark}`)
    if (!refusal && refused.length === 0) {
      if (outcomes.length === 0) this.fail('failed', `${file}: no hosts in it`)
      return
    }
    const some = refused.length < outcomes.length
    this.fail(some ? 'partial' : 'failed', `${file}: ${[refusal, ...refused].filter(Boolean).join('; ')}`)
  }
}
