import {writeFile} from 'node:fs/promises'
import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {hostBulk} from '../../client/sysinv/host/host-bulk.js'

export default class HostBulkExport extends StxCommand {
  static override summary = 'write all hosts to an XML file that bulk-add reads'
  static override examples = [
    '<%= config.bin %> host bulk-export',
    '<%= config.bin %> host bulk-export --filename /home/sysadmin/hosts.xml',
  ]
  static override hiddenAliases = ['system:host-bulk-export']
  static override flags = {filename: Flags.string({summary: 'the file to write (./hosts.xml)'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(HostBulkExport)
    const file = flags.filename || './hosts.xml'
    const xml = await hostBulk(await this.api('sysinv')).export()
    try {
      await writeFile(file, xml)
    } catch (error) {
      if (!this.official) this.fail('failed', `cannot write ${file}: ${(error as Error).message}`)
      return this.done(`Cannot write to file: ${file}`)
    }
    await this.done(`Export successfully to ${file}`, {file})
  }
}
