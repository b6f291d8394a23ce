import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {Given} from '../cli/command.js'
import {type Result, remark, rows, several} from '../cli/result.js'
import {type Releases, releases, type UploadOptions} from '../client/usm/release.js'
import {uploadView} from '../views/release.js'
import {wordsOf} from './software-order.js'

/** Images have gigabytes, and usm answers only when it has checked and unpacked them. */
const patience = 4 * 60 * 60 * 1000
const officialPause = 10_000

type Uploading = ReturnType<Releases['upload']>
type Transfer = (files: string[], onProgress?: UploadOptions['onProgress']) => Uploading

/** The two ways to upload software share the transfer, its progress and its result. */
export abstract class SoftwareUpload extends Acting {
  static override flags = {
    local: Flags.boolean({summary: 'the files are on the active controller: give their full paths'}),
  }

  override readonly result = uploadView

  /** The files to send; none is a refusal for `stx`. */
  abstract choose(given: Given<typeof SoftwareUpload>): Promise<string[]>
  /** How the official program ends without any. */
  abstract readonly none: Result

  async act({usm}: Apis, given: Given<typeof SoftwareUpload>): Promise<Result> {
    const api = releases(usm)
    const timeoutMs = given.globals.timeout === undefined ? patience : undefined
    const transfer: Transfer = (files, onProgress) =>
      given.flags.local ? api.uploadLocal(files, {timeoutMs}) : api.upload(files, {timeoutMs, onProgress})
    const choose = () => this.choose(given)
    const send = this.voice.either(
      async () => this.#watched(await choose(), transfer),
      () => this.#dotted(choose, transfer),
    )
    const uploaded = await send()
    if (!uploaded) return this.none
    const table = rows(this.result, uploaded.files)
    // The official program has no table without rows here.
    const shown = this.voice.either([table], uploaded.files.length > 0 ? [table] : [])
    return several([...shown, remark(wordsOf(this.voice, uploaded.answer))])
  }

  /** The official program prints dots among the data, while they go. */
  async #dotted(choose: () => Promise<string[]>, transfer: Transfer): Promise<Awaited<Uploading> | undefined> {
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

  async #watched(files: string[], transfer: Transfer): Uploading {
    const {stderr} = this.context.io
    const {createProgress} = await import('../output/progress.js')
    const isTTY = stderr.isTTY === true
    const progress = await createProgress({stream: stderr, isTTY, quiet: this.printing().quiet})
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
