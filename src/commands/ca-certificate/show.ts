import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {one, type Result} from '../../cli/result.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {caCertificateView} from '../../views/certificate.js'

export default class CaCertificateShow extends Reading {
  static override summary = 'show one trusted CA certificate'
  static override examples = ['<%= config.bin %> ca-certificate show 8523969f-67f7-4e78-b3b3-5991d3d49f49']
  static override hiddenAliases = ['system:ca-certificate-show']
  static override args = {certificate: Args.string({required: true, description: 'uuid of the certificate'})}

  async look({sysinv}: Apis, {args}: Given<typeof CaCertificateShow>): Promise<Result> {
    const certificate = await certificates(sysinv).get(args.certificate)
    if (certificate.certtype === 'ssl_ca') return one(caCertificateView, certificate)
    return this.voice.failOrSay(
      'not-found',
      `No certificate of type "ssl_ca" is installed with this uuid: ${args.certificate}`,
    )
  }
}
