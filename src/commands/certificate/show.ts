import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {inventoryEntryText} from '../../views/certificate.js'

export default class CertificateShow extends StxCommand {
  static override summary = 'show one certificate of the platform'
  static override examples = ['<%= config.bin %> certificate show kube-apiserver']
  static override hiddenAliases = ['system:certificate-show']
  static override args = {certificate: Args.string({required: true, description: 'name in the list of certificates'})}

  async run(): Promise<void> {
    const {args} = await this.parse(CertificateShow)
    const entry = (await certificates(await this.api('sysinv')).platform())[args.certificate]
    if (!entry)
      return this.failOrSay('not-found', `No Certificate exist with name ${args.certificate}`, {
        hint: 'see: stx certificate list',
      })
    await this.text(inventoryEntryText(entry), {name: args.certificate, ...entry})
  }
}
