import {rm} from 'node:fs/promises'
import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {each, type Result, several, words} from '../cli/result.js'
import {type Certificate, type CertificateMode, certificates} from '../client/sysinv/platform/certificate.js'
import {checkPemFile, readPemFile} from '../inputs/certificate/pem-file.js'
import type {View} from '../output/view.js'

/** What the installers of certificates share: the file, the private key in it, and a result that may be partial. */
export abstract class CertificateInstall extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags
  static override args = {file: Args.string({required: true, description: 'certificate file in PEM format'})}
  static override flags = {
    passphrase: Flags.string({char: 'p', summary: 'passphrase of the private key in the file'}),
    'keep-file': Flags.boolean({summary: 'leave the file in place, even with a private key in it'}),
  }

  abstract override readonly result: View<Certificate>

  /** What the certificates are for. */
  abstract mode(given: AnyGiven): CertificateMode

  async act({sysinv}: Apis, given: Given<typeof CertificateInstall>): Promise<Result> {
    const {file} = given.args
    const {passphrase, 'keep-file': keep} = given.flags
    const mode = this.mode(given)
    const pem = await readPemFile(file)
    if (this.voice.judgesFirst) checkPemFile(file, pem, {authority: mode !== 'openstack', passphrase})
    const removed = pem.hasPrivateKey && !keep
    if (removed) this.voice.remark(willBeRemoved)
    const installed = await certificates(sysinv).install(file, mode, {passphrase})
    const some = installed.certificates.length > 0
    const shown = some ? [each(this.result, installed.certificates)] : []
    if (!installed.error) return several(shown, removed ? await remove(file) : undefined)
    const failure = new CommandFailure(some ? 'partial' : 'failed', `${file}: ${installed.error}`)
    const warning = words(`WARNING: Some certificates were not installed.\n${installed.error}`)
    return several([...shown, warning], this.voice.either(failure, undefined))
  }
}

const remove = (file: string): Promise<CommandFailure | undefined> =>
  rm(file).then(
    () => undefined,
    () => new CommandFailure('failed', `Error: Could not remove the certificate ${file}`),
  )

/** Three lines with these beginnings, as scripts know them. */
const willBeRemoved = `WARNING: For security reasons, the original certificate, 
containing the private key, will be removed, 
once the private key is processed.`
