import {Args} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {exitCode, several} from '../../cli/result.js'
import {SoftwareUpload} from '../../families/software-upload.js'
import {checkPairs, isReleaseFile, releaseFiles} from '../../inputs/release/release-file.js'

export default class SoftwareUploadFiles extends SoftwareUpload {
  static override summary = 'upload a release: an image with its signature, or patches'
  static override examples = [
    '<%= config.bin %> software upload starlingx-26.03.iso starlingx-26.03.sig',
    '<%= config.bin %> software upload starlingx-26.03.1.patch',
    '<%= config.bin %> software upload --local /home/sysadmin/starlingx-26.03.1.patch',
  ]
  static override hiddenAliases = ['software:upload']
  static override args = {
    release: Args.string({multiple: true, required: true, description: '.iso and .sig, or .patch files'}),
  }

  none = several([], exitCode(1))

  choose = ({args, flags}: Given<typeof SoftwareUploadFiles>) =>
    flags.local ? this.#onController(args.release) : this.#here(args.release)

  async #here(paths: string[]): Promise<string[]> {
    const {files, complaints} = await releaseFiles(paths)
    if (this.voice.judgesFirst) {
      if (complaints.length > 0) throw new CommandFailure('usage', complaints.join('; '), 'nothing was sent')
      checkPairs(files)
    }
    for (const complaint of complaints) this.voice.remark(`Error: ${complaint}`)
    if (files.length === 0) this.voice.remark('No file to be uploaded.')
    return files
  }

  /** Whether they are there only the controller knows; that their names are right can be seen from here. */
  async #onController(paths: string[]): Promise<string[]> {
    const files = paths.filter(isReleaseFile)
    if (this.voice.judgesFirst && files.length < paths.length) {
      throw new CommandFailure('usage', 'releases are .iso, .sig and .patch files', 'nothing was sent')
    }
    if (files.length === 0) this.voice.remark('No file on active controller to be specified.')
    return files
  }
}
