import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {CertificateInstall} from '../../families/certificate-install.js'
import {caCertificateView} from '../../views/certificate.js'

export default class CaCertificateInstall extends CertificateInstall {
  static override summary = 'trust the CA certificates in a file'
  static override description =
    'A file that also holds a private key is removed when its certificates are installed; --keep-file leaves it.'
  static override examples = ['<%= config.bin %> ca-certificate install /home/sysadmin/root-ca.pem']
  static override hiddenAliases = ['system:ca-certificate-install']
  static override args = CertificateInstall.args
  static override flags = {...CertificateInstall.flags, ...confirmFlags}

  override readonly result = caCertificateView

  override asks = ({args}: Given<typeof CaCertificateInstall>) => ({
    target: args.file,
    deed: `install CA certificate ${args.file}`,
  })

  async act({sysinv}: Apis, {args, flags}: Given<typeof CaCertificateInstall>) {
    return this.install(sysinv, args.file, 'ssl_ca', flags)
  }
}
