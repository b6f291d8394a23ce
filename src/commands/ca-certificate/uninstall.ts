import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {confirmFlags} from '../../cli/flags.js'
import {type Result, said} from '../../cli/result.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'

export default class CaCertificateUninstall extends Acting {
  static override summary = 'stop trusting a CA certificate'
  static override examples = ['<%= config.bin %> ca-certificate uninstall 8523969f-67f7-4e78-b3b3-5991d3d49f49']
  static override hiddenAliases = ['system:ca-certificate-uninstall']
  static override args = {certificate: Args.string({required: true, description: 'uuid of the certificate'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof CaCertificateUninstall>) => ({
    target: args.certificate,
    deed: `uninstall certificate ${args.certificate}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof CaCertificateUninstall>): Promise<Result> {
    const api = certificates(sysinv)
    const {certtype} = await api.get(args.certificate)
    if (certtype !== 'ssl_ca') {
      throw new CommandFailure(
        'failed',
        'Only ssl_ca type certs can be uninstalled using this command',
        `this one is ${certtype}`,
      )
    }
    await api.uninstall(args.certificate)
    return said(`Uninstalled certificate: ${args.certificate}`, {uuid: args.certificate})
  }
}
