import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'

export default class CaCertificateUninstall extends StxCommand {
  static override summary = 'stop trusting a CA certificate'
  static override examples = ['<%= config.bin %> ca-certificate uninstall 8523969f-67f7-4e78-b3b3-5991d3d49f49']
  static override hiddenAliases = ['system:ca-certificate-uninstall']
  static override args = {certificate: Args.string({required: true, description: 'uuid of the certificate'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(CaCertificateUninstall)
    await this.confirm(flags, args.certificate, `uninstall certificate ${args.certificate}`)
    const api = certificates(await this.api('sysinv'))
    const {certtype} = await api.get(args.certificate)
    if (certtype !== 'ssl_ca') {
      this.fail('failed', 'Only ssl_ca type certs can be uninstalled using this command', `this one is ${certtype}`)
    }
    await api.uninstall(args.certificate)
    await this.done(`Uninstalled certificate: ${args.certificate}`, {uuid: args.certificate})
  }
}
