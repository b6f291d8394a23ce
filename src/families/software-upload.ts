import {Flags} from '@oclif/core'
import type {Releases, UploadOptions} from '../client/usm/release.js'
import {uploadView} from '../views/release.js'
import {SoftwareCommand} from './software-command.js'

/** Images have gigabytes, and usm answers only when it has checked and unpacked them. */
const patience = 4 * 60 * 60 * 1000
const officialPause = 10_000

type Uploading = ReturnType<Releases['upload']>

/** What the two ways to upload software share: the transfer, its progress, and its result. */
export abstract class SoftwareUpload extends SoftwareCommand {
  static override flags = {
    local: Flags.boolean({summary: 'the files are on the active controller: give their full paths'}),
  }

  override readonly result = uploadView

  /** False where there was nothing to send, which only the official programs take lightly. */
  protected async upload(choose: () => Promise<string[]>, {local}: {local: boolean}): Promise<boolean> {
    const {releases} = await import('../client/usm/release.js')
    const api = releases(await this.api('usm'))
    const timeoutMs = this.globals.timeout === undefined ? patience : undefined
    const transfer = (files: string[], onProgress?: UploadOptions['onProgress']): Uploading =>
      local ? api.uploadLocal(files, {timeoutMs}) : api.upload(files, {timeoutMs, onProgress})
    const result = await (this.official ? this.#dotted(choose, transfer) : this.#watched(await choose(), transfer))
    if (!result) return false
    // The official program has no table without rows here.
    if (result.files.length > 0 || !this.official) await this.list(this.result, result.files)
    this.mention(result.answer)
    return true
  }

  /** The official program prints dots among the data. */
  async #dotted(
    choose: () => Promise<string[]>,
    transfer: (files: string[]) => Uploading,
  ): Promise<Awaited<Uploading> | undefined> {
    const {stdout} = this.context.io
    stdout.write('This operation will take a while. Please wait.\n.')
    const dots = setInterval(() => stdout.write('.'), officialPause)
    try {
      const files = await choose()
      return files.length > 0 ? await transfer(files) : undefined
    } finally {
      clearInterval(dots)
      stdout.write('\n')
    }
  }

  async #watched(
    files: string[],
    transfer: (files: string[], onProgress: UploadOptions['onProgress']) => Uploading,
  ): Uploading {
    const {stderr} = this.context.io
    const {createProgress} = await import('../output/progress.js')
    const isTTY = stderr.isTTY === true
    const progress = await createProgress({stream: stderr, isTTY, quiet: this.globals.quiet ?? false})
    try {
      const result = await transfer(files, ({sent, total}) => {
        const percent = Math.floor((sent / total) * 100)
        // A log gets a line for each tenth.
        const shown = isTTY ? percent : percent - (percent % 10)
        progress.update(sent < total ? `uploading: ${shown} %` : 'uploaded, the server is checking')
      })
      progress.done('upload accepted')
      return result
    } catch (error) {
      progress.fail('upload failed')
      throw error
    }
  }
}
