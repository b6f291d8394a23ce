import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type KubeVersion, kubeVersions} from '../../../client/sysinv/kube/kube.js'
import {kubeVersionView} from '../../../views/kube.js'

export default class KubeVersionShow extends Showing<KubeVersion> {
  static override summary = 'show one kubernetes version'
  static override examples = ['<%= config.bin %> kube version show v1.32.2']
  static override hiddenAliases = ['system:kube-version-show']
  static override args = {version: Args.string({required: true, description: 'version as listed, with its v'})}

  view = kubeVersionView
  read = ({sysinv}: Apis, {args}: Given<typeof KubeVersionShow>) => kubeVersions(sysinv).get(args.version)
}
