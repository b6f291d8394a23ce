import {StxCommand} from '../../cli/command.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {osCertificateView} from '../../views/certificate.js'

export default class OsCertificateList extends StxCommand {
  static override summary = 'list the certificates of openstack'
  static override examples = ['<%= config.bin %> os-certificate list']
  static override hiddenAliases = ['system:os-certificate-list']

  async run(): Promise<void> {
    await this.parse(OsCertificateList)
    const all = await certificates(await this.api('sysinv')).list()
    await this.list(
      osCertificateView,
      all.filter(({certtype}) => certtype === 'openstack' || certtype === 'openstack_ca'),
    )
  }
}
