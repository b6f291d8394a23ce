import {rm} from 'node:fs/promises'
import {Args, Flags} from '@oclif/core'
import {Acting} from '../cli/changing.js'
import {CommandFailure} from '../cli/failure.js'
import {each, type Result, said, several} from '../cli/result.js'
import type {Api} from '../client/api.js'
import type {Certificate, CertificateMode} from '../client/sysinv/platform/certificate.js'
import type {View} from '../output/view.js'

/** What the installers of certificates share: the file, the private key in it, and a result that may be partial. */
export abstract class CertificateInstall extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags

  abstract override readonly result: View<Certificate>

  static override args = {file: Args.string({required: true, description: 'certificate file in PEM format'})}
  static override flags = {
    passphrase: Flags.string({char: 'p', summary: 'passphrase of the private key in the file'}),
    'keep-file': Flags.boolean({summary: 'leave the file in place, even with a private key in it'}),
  }

  protected async install(
    sysinv: Api,
    file: string,
    mode: CertificateMode,
    {passphrase, 'keep-file': keep}: {passphrase?: string; 'keep-file'?: boolean},
  ): Promise<Result> {
    const [{certificates}, {checkPemFile, readPemFile}] = await Promise.all([
      import('../client/sysinv/platform/certificate.js'),
      import('../inputs/certificate/pem-file.js'),
    ])
    const pem = await readPemFile(file)
    // The official client leaves all checks to the server.
    if (this.voice.judgesFirst) checkPemFile(file, pem, {authority: mode !== 'openstack', passphrase})
    const removed = pem.hasPrivateKey && !keep
    if (removed) this.voice.remark(willBeRemoved)
    const installed = await certificates(sysinv).install(file, mode, {passphrase})
    const some = installed.certificates.length > 0
    const shown = some ? [each(this.result, installed.certificates)] : []
    if (!installed.error) {
      const left = removed ? await rm(file).catch(() => notRemoved(file)) : undefined
      return several(shown, left)
    }
    const partly = new CommandFailure(some ? 'partial' : 'failed', `${file}: ${installed.error}`)
    const officially = said(`WARNING: Some certificates were not installed.\n${installed.error}`)
    return this.voice.either(several(shown, partly), several([...shown, officially]))
  }
}

const notRemoved = (file: string) => new CommandFailure('failed', `Error: Could not remove the certificate ${file}`)

/** Three lines with these beginnings, as scripts know them. */
const willBeRemoved = `WARNING: For security reasons, the original certificate, 
containing the private key, will be removed, 
once the private key is processed.`
