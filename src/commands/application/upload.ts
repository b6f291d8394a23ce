import {Args, Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {type Applications, becoming} from '../../client/sysinv/kube/application.js'
import {ApplicationOperation} from '../../families/application-operation.js'
import {checkArchive, isUrl, readArchive, tarfileOf} from '../../inputs/archive/application-archive.js'

export default class ApplicationUpload extends ApplicationOperation {
  static override summary = 'bring an application into the system'
  static override description = 'A file is opened and checked before it is sent; a URL is fetched by the controller.'
  static override examples = [
    '<%= config.bin %> application upload ./my-app-1.0.tgz --wait',
    '<%= config.bin %> application upload https://files.example.com/my-app-1.0.tgz --app-name my-app --app-version 1.0',
  ]
  static override hiddenAliases = ['system:application-upload']
  static override args = {tarball: Args.string({required: true, description: 'file or URL of a .tgz or .tar.gz'})}
  static override flags = {
    'app-name': Flags.string({char: 'n', summary: 'name, where the tarball has none'}),
    'app-version': Flags.string({char: 'v', summary: 'version, where the tarball has none'}),
    images: Flags.boolean({char: 'i', summary: 'also fetch its images into the registry'}),
    ...waitFlags,
  }

  async begin(api: Applications, {args, flags}: Given<typeof ApplicationUpload>) {
    const given = {name: flags['app-name'], version: flags['app-version']}
    const tarfile = await tarfileOf(args.tarball)
    const remote = isUrl(tarfile)
    // The official client leaves all checks to the server.
    if (!remote && this.voice.judgesFirst) await checkArchive(tarfile, given)
    const content = remote ? undefined : await readArchive(tarfile)
    const before = flags.wait ? await api.list() : []
    const first = await api.upload({...given, tarfile, content, images: flags.images})
    return {first, judge: becoming('uploaded'), read: () => api.uploaded(first, before)}
  }
}
