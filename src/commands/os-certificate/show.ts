import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {osCertificateView} from '../../views/certificate.js'

export default class OsCertificateShow extends StxCommand {
  static override summary = 'show one certificate of openstack'
  static override examples = ['<%= config.bin %> os-certificate show 8523969f-67f7-4e78-b3b3-5991d3d49f49']
  static override hiddenAliases = ['system:os-certificate-show']
  static override args = {certificate: Args.string({required: true, description: 'uuid of the certificate'})}

  async run(): Promise<void> {
    const {args} = await this.parse(OsCertificateShow)
    const certificate = await certificates(await this.api('sysinv')).get(args.certificate)
    if (['openstack', 'openstack_ca'].includes(certificate.certtype)) return this.show(osCertificateView, certificate)
    await this.failOrSay(
      'not-found',
      `No certificate of type "openstack" is installed with this uuid: ${args.certificate}`,
    )
  }
}
