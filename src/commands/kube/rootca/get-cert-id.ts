import {StxCommand} from '../../../cli/command.js'
import {kubeRootca} from '../../../client/sysinv/kube/kube-rootca.js'

export default class KubeRootcaGetCertId extends StxCommand {
  static override summary = 'show the id of the root CA in use'
  static override examples = ['<%= config.bin %> kube rootca get-cert-id']
  static override hiddenAliases = ['system:kube-rootca-get-cert-id']

  async run(): Promise<void> {
    await this.parse(KubeRootcaGetCertId)
    const {cert_id, error} = await kubeRootca(await this.api('sysinv')).certificateId()
    if (error) return this.failOrSay('failed', error)
    await this.text(`Existing rootca certificate: ${cert_id ?? 'None'}`, {cert_id})
  }
}
