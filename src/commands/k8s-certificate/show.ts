import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {inventoryEntryText} from '../../views/certificate.js'

export default class K8sCertificateShow extends Reading {
  static override summary = 'show one certificate of kubernetes'
  static override examples = ['<%= config.bin %> k8s-certificate show system-local-ca']
  static override hiddenAliases = ['system:k8s-certificate-show']
  static override args = {certificate: Args.string({required: true, description: 'name in the list of certificates'})}

  async look({sysinv}: Apis, {args}: Given<typeof K8sCertificateShow>): Promise<Result> {
    const entry = (await certificates(sysinv).kubernetes())[args.certificate]
    if (!entry)
      return this.voice.failOrSay('not-found', `No Certificate exist with name ${args.certificate}`, {
        hint: 'see: stx k8s-certificate list',
      })
    return text(inventoryEntryText(entry), {name: args.certificate, ...entry})
  }
}
