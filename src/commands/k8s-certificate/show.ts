import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {inventoryEntryText} from '../../views/certificate.js'

export default class K8sCertificateShow extends StxCommand {
  static override summary = 'show one certificate of kubernetes'
  static override examples = ['<%= config.bin %> k8s-certificate show system-local-ca']
  static override hiddenAliases = ['system:k8s-certificate-show']
  static override args = {certificate: Args.string({required: true, description: 'name in the list of certificates'})}

  async run(): Promise<void> {
    const {args} = await this.parse(K8sCertificateShow)
    const entry = (await certificates(await this.api('sysinv')).kubernetes())[args.certificate]
    if (!entry)
      return this.failOrSay('not-found', `No Certificate exist with name ${args.certificate}`, {
        hint: 'see: stx k8s-certificate list',
      })
    await this.text(inventoryEntryText(entry), {name: args.certificate, ...entry})
  }
}
