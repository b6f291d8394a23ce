import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {CertificateInstall} from '../../families/certificate-install.js'
import {installedOsCertificateView} from '../../views/certificate.js'

export default class OsCertificateInstall extends CertificateInstall {
  static override summary = 'install the certificates in a file for openstack'
  static override description =
    'A file that also holds a private key is removed when its certificates are installed; --keep-file leaves it.'
  static override examples = [
    '<%= config.bin %> os-certificate install /home/sysadmin/openstack.pem --mode server',
    '<%= config.bin %> os-certificate install /home/sysadmin/openstack-ca.pem --mode ca',
  ]
  static override hiddenAliases = ['system:os-certificate-install']
  static override args = CertificateInstall.args
  static override flags = {
    ...CertificateInstall.flags,
    mode: Flags.string({char: 'm', summary: 'what the certificates are for', helpValue: 'server|ca'}),
  }

  override readonly result = installedOsCertificateView

  async act({sysinv}: Apis, {args, flags}: Given<typeof OsCertificateInstall>) {
    const {mode} = flags
    if (!mode) this.voice.refuse('Warning: Need to specify a valid mode: server or ca', 'pass --mode')
    if (mode !== 'server' && mode !== 'ca') this.voice.refuse(`Warning: Invalid mode: ${mode}`, 'it is server or ca')
    return this.install(sysinv, args.file, mode === 'ca' ? 'openstack_ca' : 'openstack', flags)
  }
}
