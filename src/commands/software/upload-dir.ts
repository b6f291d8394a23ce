import {Args} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {nothing} from '../../cli/result.js'
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

  none = nothing

  async choose({args, flags}: Given<typeof SoftwareUploadDir>): Promise<string[]> {
    const {files, missing, broken, unsupported} = await releaseFilesIn(args.release)
    if (this.voice.judgesFirst) {
      if (missing.length > 0) throw refused(`no directory ${missing.join(', ')}`)
      if (broken.length > 0) throw refused(`cannot read ${broken.join(', ')}`)
      if (files.length === 0) throw refused('the directories hold no .iso, .sig or .patch file')
      checkPairs(files)
    }
    for (const directory of missing) this.voice.warn(`Skipping invalid directory: ${directory}`)
    if (files.length + unsupported.length === 0) this.voice.remark('No file to upload')
    else if (!flags.local) for (const file of unsupported) this.voice.warn(`Skipping unsupported file: ${file}`)
    return files
  }
}

const refused = (message: string) => new CommandFailure('usage', message, 'nothing was sent')
