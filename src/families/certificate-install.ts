import {rm} from 'node:fs/promises'
import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import type {Certificate, CertificateMode} from '../client/sysinv/platform/certificate.js'
import type {View} from '../output/view.js'

/** What the installers of certificates share: the file, the private key in it, and a result that may be partial. */
export abstract class CertificateInstall extends StxCommand {
  abstract override readonly result: View<Certificate>

  static override args = {file: Args.string({required: true, description: 'certificate file in PEM format'})}
  static override flags = {
    passphrase: Flags.string({char: 'p', summary: 'passphrase of the private key in the file'}),
    'keep-file': Flags.boolean({summary: 'leave the file in place, even with a private key in it'}),
  }

  protected async install(
    file: string,
    mode: CertificateMode,
    {passphrase, 'keep-file': keep}: {passphrase?: string; 'keep-file'?: boolean},
  ): Promise<void> {
    const [{certificates}, {checkPemFile, readPemFile}] = await Promise.all([
      import('../client/sysinv/platform/certificate.js'),
      import('../inputs/certificate/pem-file.js'),
    ])
    const pem = await readPemFile(file)
    // The official client leaves all checks to the server.
    if (!this.official) checkPemFile(file, pem, {authority: mode !== 'openstack', passphrase})
    const removed = pem.hasPrivateKey && !keep
    if (removed) this.remark(willBeRemoved)
    const installed = await certificates(await this.api('sysinv')).install(file, mode, {passphrase})
    if (installed.certificates.length > 0) await this.showEach(this.result, installed.certificates)
    if (!installed.error) {
      if (removed) await rm(file).catch(() => this.fail('failed', `Error: Could not remove the certificate ${file}`))
      return
    }
    const some = installed.certificates.length > 0
    if (!this.official) this.fail(some ? 'partial' : 'failed', `${file}: ${installed.error}`)
    await this.done(`WARNING: Some certificates were not installed.\n${installed.error}`)
  }
}

/** Three lines with these beginnings, as scripts know them. */
const willBeRemoved = `WARNING: For security reasons, the original certificate, 
containing the private key, will be removed, 
once the private key is processed.`
