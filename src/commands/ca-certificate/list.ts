import {StxCommand} from '../../cli/command.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {caCertificateView} from '../../views/certificate.js'

export default class CaCertificateList extends StxCommand {
  static override summary = 'list the trusted CA certificates'
  static override examples = ['<%= config.bin %> ca-certificate list']
  static override hiddenAliases = ['system:ca-certificate-list']

  async run(): Promise<void> {
    await this.parse(CaCertificateList)
    const all = await certificates(await this.api('sysinv')).list()
    await this.list(
      caCertificateView,
      all.filter(({certtype}) => certtype === 'ssl_ca'),
    )
  }
}
