import {Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Acting} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {type Result, said} from '../../../../cli/result.js'
import {kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'

export default class KubeRootcaUpdateGenerateCert extends Acting {
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

  async act({sysinv}: Apis, {flags}: Given<typeof KubeRootcaUpdateGenerateCert>): Promise<Result> {
    const wish = {expiryDate: flags['expiry-date'], subject: flags.subject}
    const {success, error} = await kubeRootca(sysinv).generate(wish)
    if (error) return this.voice.failOrSay('failed', error)
    return said(`Generated new rootca certificate: ${success}`, {certificate: success})
  }
}
