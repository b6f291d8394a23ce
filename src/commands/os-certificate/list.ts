import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type Certificate, certificates} from '../../client/sysinv/platform/certificate.js'
import {osCertificateView} from '../../views/certificate.js'

export default class OsCertificateList extends Listing<Certificate> {
  static override summary = 'list the certificates of openstack'
  static override examples = ['<%= config.bin %> os-certificate list']
  static override hiddenAliases = ['system:os-certificate-list']

  view = osCertificateView

  async read({sysinv}: Apis) {
    const all = await certificates(sysinv).list()
    return all.filter(({certtype}) => certtype === 'openstack' || certtype === 'openstack_ca')
  }
}
