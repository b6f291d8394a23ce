import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import {nothing, type Result, said} from '../../cli/result.js'
import {kubeClusters} from '../../client/sysinv/kube/kube.js'

export default class KubeConfigKubelet extends Acting {
  static override summary = 'make the kubelets use the stored configuration'
  static override examples = ['<%= config.bin %> kube config-kubelet']
  static override hiddenAliases = ['system:kube-config-kubelet']

  async act({sysinv}: Apis): Promise<Result> {
    const {success, error} = await kubeClusters(sysinv).configureKubelets()
    if (success) return said(`Success: ${success}`)
    if (!error) return nothing
    return this.voice.failOrSay('failed', error, {officially: `Error: ${error}`})
  }
}
