import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {inventoryText} from '../../views/certificate.js'

export default class K8sCertificateList extends StxCommand {
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

  async run(): Promise<void> {
    const {flags} = await this.parse(K8sCertificateList)
    const filter = {expired: flags.expired, soonToExpiry: flags.soon_to_expiry}
    const found = await certificates(await this.api('sysinv')).kubernetes(filter)
    const rows = Object.entries(found).map(([name, entry]) => ({name, ...entry}))
    await this.text(inventoryText(found), rows)
  }
}
