import {writeFile} from 'node:fs/promises'
import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {type Result, said} from '../../cli/result.js'
import {hostBulk} from '../../client/sysinv/host/host-bulk.js'

export default class HostBulkExport extends Reading {
  static override summary = 'write all hosts to an XML file that bulk-add reads'
  static override examples = [
    '<%= config.bin %> host bulk-export',
    '<%= config.bin %> host bulk-export --filename /home/sysadmin/hosts.xml',
  ]
  static override hiddenAliases = ['system:host-bulk-export']
  static override flags = {filename: Flags.string({summary: 'the file to write (./hosts.xml)'})}

  async look({sysinv}: Apis, {flags}: Given<typeof HostBulkExport>): Promise<Result> {
    const file = flags.filename || './hosts.xml'
    const xml = await hostBulk(sysinv).export()
    try {
      await writeFile(file, xml)
    } catch (error) {
      const reason = (error as Error).message
      return this.voice.failOrSay('failed', `cannot write ${file}: ${reason}`, {
        officially: `Cannot write to file: ${file}`,
      })
    }
    return said(`Export successfully to ${file}`, {file})
  }
}
