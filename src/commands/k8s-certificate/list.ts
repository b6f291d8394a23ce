import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {inventoryText} from '../../views/certificate.js'

export default class K8sCertificateList extends Reading {
  static override summary = 'list the certificates of kubernetes with their dates'
  static override examples = [
    '<%= config.bin %> k8s-certificate list',
    '<%= config.bin %> k8s-certificate list --soon-to-expiry 30',
  ]
  static override hiddenAliases = ['system:k8s-certificate-list']
  static override flags = {
    expired: Flags.boolean({summary: 'only those that have expired'}),
    soon_to_expiry: Flags.string({summary: 'only those that expire within so many days', helpValue: 'DAYS'}),
  }

  async look({sysinv}: Apis, {flags}: Given<typeof K8sCertificateList>): Promise<Result> {
    const filter = {expired: flags.expired, soonToExpiry: flags.soon_to_expiry}
    const found = await certificates(sysinv).kubernetes(filter)
    const rows = Object.entries(found).map(([name, entry]) => ({name, ...entry}))
    return text(inventoryText(found), rows)
  }
}
