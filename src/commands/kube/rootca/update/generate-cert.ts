import {Flags} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'

export default class KubeRootcaUpdateGenerateCert extends StxCommand {
  static override summary = 'let the platform generate the new root CA'
  static override examples = [
    '<%= config.bin %> kube rootca update generate-cert',
    '<%= config.bin %> kube rootca update generate-cert --expiry-date 2036-01-01 --subject "C=CA CN=lab-root"',
  ]
  static override hiddenAliases = ['system:kube-rootca-update-generate-cert']
  static override flags = {
    'expiry-date': Flags.string({summary: 'when it expires', helpValue: 'YYYY-MM-DD'}),
    subject: Flags.string({summary: 'its subject: C, ST, L, O, OU and CN, with spaces between'}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(KubeRootcaUpdateGenerateCert)
    const wish = {expiryDate: flags['expiry-date'], subject: flags.subject}
    const {success, error} = await kubeRootca(await this.api('sysinv')).generate(wish)
    if (error) return this.failOrSay('failed', error)
    await this.done(`Generated new rootca certificate: ${success}`, {certificate: success})
  }
}
