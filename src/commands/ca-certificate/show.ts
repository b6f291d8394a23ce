import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {caCertificateView} from '../../views/certificate.js'

export default class CaCertificateShow extends StxCommand {
  static override summary = 'show one trusted CA certificate'
  static override examples = ['<%= config.bin %> ca-certificate show 8523969f-67f7-4e78-b3b3-5991d3d49f49']
  static override hiddenAliases = ['system:ca-certificate-show']
  static override args = {certificate: Args.string({required: true, description: 'uuid of the certificate'})}

  async run(): Promise<void> {
    const {args} = await this.parse(CaCertificateShow)
    const certificate = await certificates(await this.api('sysinv')).get(args.certificate)
    if (certificate.certtype === 'ssl_ca') return this.show(caCertificateView, certificate)
    await this.failOrSay(
      'not-found',
      `No certificate of type "ssl_ca" is installed with this uuid: ${args.certificate}`,
    )
  }
}
