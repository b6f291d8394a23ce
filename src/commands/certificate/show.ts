import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {inventoryEntryText} from '../../views/certificate.js'

export default class CertificateShow extends Reading {
  static override summary = 'show one certificate of the platform'
  static override examples = ['<%= config.bin %> certificate show kube-apiserver']
  static override hiddenAliases = ['system:certificate-show']
  static override args = {certificate: Args.string({required: true, description: 'name in the list of certificates'})}

  async look({sysinv}: Apis, {args}: Given<typeof CertificateShow>): Promise<Result> {
    const entry = (await certificates(sysinv).platform())[args.certificate]
    if (!entry)
      return this.voice.failOrSay('not-found', `No Certificate exist with name ${args.certificate}`, {
        hint: 'see: stx certificate list',
      })
    return text(inventoryEntryText(entry), {name: args.certificate, ...entry})
  }
}
