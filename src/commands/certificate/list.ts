import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {inventoryText} from '../../views/certificate.js'

export default class CertificateList extends Reading {
  static override summary = 'list the certificates of the platform with their dates'
  static override examples = [
    '<%= config.bin %> certificate list',
    '<%= config.bin %> certificate list --soon-to-expiry 30',
  ]
  static override hiddenAliases = ['system:certificate-list']
  static override flags = {
    expired: Flags.boolean({summary: 'only those that have expired'}),
    soon_to_expiry: Flags.string({summary: 'only those that expire within so many days', helpValue: 'DAYS'}),
  }

  async look({sysinv}: Apis, {flags}: Given<typeof CertificateList>): Promise<Result> {
    const filter = {expired: flags.expired, soonToExpiry: flags.soon_to_expiry}
    const found = await certificates(sysinv).platform(filter)
    const rows = Object.entries(found).map(([name, entry]) => ({name, ...entry}))
    return text(inventoryText(found), rows)
  }
}
