import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type Certificate, certificates} from '../../client/sysinv/platform/certificate.js'
import {caCertificateView} from '../../views/certificate.js'

export default class CaCertificateList extends Listing<Certificate> {
  static override summary = 'list the trusted CA certificates'
  static override examples = ['<%= config.bin %> ca-certificate list']
  static override hiddenAliases = ['system:ca-certificate-list']

  view = caCertificateView

  async read({sysinv}: Apis) {
    const all = await certificates(sysinv).list()
    return all.filter(({certtype}) => certtype === 'ssl_ca')
  }
}
