import type {Apis} from '../../../cli/apis.js'
import {Reading} from '../../../cli/reading.js'
import {type Result, text} from '../../../cli/result.js'
import {kubeRootca} from '../../../client/sysinv/kube/kube-rootca.js'

export default class KubeRootcaGetCertId extends Reading {
  static override summary = 'show the id of the root CA in use'
  static override examples = ['<%= config.bin %> kube rootca get-cert-id']
  static override hiddenAliases = ['system:kube-rootca-get-cert-id']

  async look({sysinv}: Apis): Promise<Result> {
    const {cert_id, error} = await kubeRootca(sysinv).certificateId()
    if (error) return this.voice.failOrSay('failed', error)
    return text(`Existing rootca certificate: ${cert_id ?? 'None'}`, {cert_id})
  }
}
