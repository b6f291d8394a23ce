import {Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {creationFlags, OrchestrationCreate} from '../../../families/orchestration.js'

export default class OrchestrationKubeRootcaUpdateCreate extends OrchestrationCreate {
  static override summary = 'plan a kubernetes root CA update of this system'
  static override examples = [
    '<%= config.bin %> orchestration kube-rootca-update create --subject "C=CA ST=Ontario O=Company CN=site" --wait',
  ]
  static override hiddenAliases = ['sw-manager:kube-rootca-update-strategy:create']
  static override flags = {
    ...creationFlags({controllers: ['serial'], storage: ['serial', 'ignore'], mostWorkers: 10}),
    'expiry-date': Flags.string({summary: 'last day of the new certificate', helpValue: 'YYYY-MM-DD'}),
    subject: Flags.string({summary: 'subject of the new certificate'}),
    algorithm: Flags.option({options: ['ECDSA', 'RSA'] as const, summary: 'algorithm of the new key'})(),
    'key-size': Flags.integer({summary: 'size of the new key'}),
  }

  readonly type = 'kube-rootca-update'

  override extra = ({flags}: Given<typeof OrchestrationKubeRootcaUpdateCreate>) => ({
    'expiry-date': flags['expiry-date'] || undefined,
    subject: flags.subject || undefined,
    algorithm: flags.algorithm,
    'key-size': flags['key-size'] || undefined,
  })
}
