import {readFile} from 'node:fs/promises'
import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {applications, becoming} from '../../client/sysinv/kube/application.js'
import {origin, TarballOperation} from '../../families/application-operation.js'
import {isUrl} from '../../inputs/archive/application-archive.js'

export default class ApplicationUpload extends TarballOperation {
  static override summary = 'bring an application into the system'
  static override description = 'A file is opened and checked before it is sent; a URL is fetched by the controller.'
  static override examples = [
    '<%= config.bin %> application upload ./my-app-1.0.tgz --wait',
    '<%= config.bin %> application upload https://files.example.com/my-app-1.0.tgz --app-name my-app --app-version 1.0',
  ]
  static override hiddenAliases = ['system:application-upload']
  static override flags = {
    ...TarballOperation.flags,
    images: Flags.boolean({char: 'i', summary: 'also fetch its images into the registry'}),
    ...waitFlags,
  }

  async begin({sysinv}: Apis, given: Given<typeof ApplicationUpload>) {
    const {images, wait} = given.flags
    const from = await origin(given)
    const content = isUrl(from.tarfile) ? undefined : await readFile(from.tarfile)
    const api = applications(sysinv)
    const before = wait ? await api.list() : []
    const first = await api.upload({...from, content, images})
    return {first, read: () => api.uploaded(first, before), judge: becoming('uploaded')}
  }
}
