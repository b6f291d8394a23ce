import {Args} from '@oclif/core'
import {SoftwareUpload} from '../../families/software-upload.js'
import {checkPairs, releaseFilesIn} from '../../inputs/release/release-file.js'

export default class SoftwareUploadDir extends SoftwareUpload {
  static override summary = 'upload the releases in directories'
  static override examples = ['<%= config.bin %> software upload-dir ./starlingx-26.03']
  static override hiddenAliases = ['software:upload-dir']
  static override args = {
    release: Args.string({
      multiple: true,
      required: true,
      description: 'directories with .iso and .sig, or .patch files',
    }),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareUploadDir)
    await this.upload(() => this.#choose(args.release, flags.local), flags)
  }

  async #choose(directories: string[], local: boolean): Promise<string[]> {
    const {files, missing, broken, unsupported} = await releaseFilesIn(directories)
    if (!this.official) {
      if (missing.length > 0) this.fail('usage', `no directory ${missing.join(', ')}`, 'nothing was sent')
      if (broken.length > 0) this.fail('usage', `cannot read ${broken.join(', ')}`, 'nothing was sent')
      if (files.length === 0)
        this.fail('usage', 'the directories hold no .iso, .sig or .patch file', 'nothing was sent')
      checkPairs(files)
    }
    const {stderr} = this.context.io
    for (const directory of missing) stderr.write(`Skipping invalid directory: ${directory}\n`)
    if (files.length + unsupported.length === 0) this.remark('No file to upload')
    else if (!local) for (const file of unsupported) stderr.write(`Skipping unsupported file: ${file}\n`)
    return files
  }
}
