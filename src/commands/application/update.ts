import {Args, Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {type Applications, becoming} from '../../client/sysinv/kube/application.js'
import {ApplicationOperation} from '../../families/application-operation.js'
import {checkArchive, isUrl, tarfileOf} from '../../inputs/archive/application-archive.js'

export default class ApplicationUpdate extends ApplicationOperation {
  static override summary = 'move an applied application to another version'
  static override description =
    'The controller reads the tarball itself, from a URL or from a path of its own: the content is not sent. An update that fails returns to the version before.'
  static override examples = [
    '<%= config.bin %> application update /home/sysadmin/my-app-1.1.tgz --wait',
    '<%= config.bin %> application update https://files.example.com/my-app-1.1.tgz --reuse-user-overrides true',
  ]
  static override hiddenAliases = ['system:application-update']
  static override args = {tarball: Args.string({required: true, description: 'file or URL of a .tgz or .tar.gz'})}
  static override flags = {
    'app-name': Flags.string({char: 'n', summary: 'name, where the tarball has none'}),
    'app-version': Flags.string({char: 'v', summary: 'version, where the tarball has none'}),
    'reuse-user-overrides': Flags.string({summary: 'keep the helm overrides', helpValue: 'true|false'}),
    'reuse-attributes': Flags.string({summary: 'keep the chart attributes', helpValue: 'true|false'}),
    ...waitFlags,
  }

  async begin(api: Applications, {args, flags}: Given<typeof ApplicationUpdate>) {
    const given = {name: flags['app-name'], version: flags['app-version']}
    const tarfile = await tarfileOf(args.tarball)
    // The official client leaves all checks to the server.
    if (!isUrl(tarfile) && this.voice.judgesFirst) await checkArchive(tarfile, given)
    const first = await api.update({
      ...given,
      tarfile,
      reuseUserOverrides: flags['reuse-user-overrides'],
      reuseAttributes: flags['reuse-attributes'],
    })
    const judge = becoming('applied', first.app_version)
    return {first, judge}
  }
}
