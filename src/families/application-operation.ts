import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {one, type Result, remark, several} from '../cli/result.js'
import type {Standing} from '../client/standing.js'
import {type Application, type ApplicationName, applications} from '../client/sysinv/kube/application.js'
import {checkArchive, isUrl, tarfileOf} from '../inputs/archive/application-archive.js'
import {applicationView} from '../views/application.js'

/** What has begun with an application, and how it is watched. */
interface Begun {
  first: Application
  judge: (now: Application) => Standing
  /** Where it is not enough to look at the one of that name. */
  read?: () => Promise<Application>
}

/** Operations on applications go on after the reply: each may wait, or says where to look. */
export abstract class ApplicationOperation extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags

  override readonly result = applicationView

  abstract begin(apis: Apis, given: AnyGiven): Promise<Begun>

  async act(apis: Apis, given: AnyGiven): Promise<Result> {
    const {first, judge, read} = await this.begin(apis, given)
    const watch = `stx application show ${first.name}`
    const settled = await this.settle(given.flags, first, {
      target: `application ${first.name}`,
      read: read ?? (() => applications(apis.sysinv).get(first.name)),
      judge,
      watch,
    })
    const shown = one(this.result, settled)
    return given.flags.wait ? shown : several([shown, remark(`it goes on; see: ${watch}`, officially(first.name))])
  }
}

const officially = (name: string) =>
  `Please use 'system application-list' or 'system application-show ${name}' to view the current progress.`

/** One that begins with a tarball. */
export abstract class TarballOperation extends ApplicationOperation {
  static override args = {tarball: Args.string({required: true, description: 'file or URL of a .tgz or .tar.gz'})}
  static override flags = {
    'app-name': Flags.string({char: 'n', summary: 'name, where the tarball has none'}),
    'app-version': Flags.string({char: 'v', summary: 'version, where the tarball has none'}),
  }

  override async check(given: Given<typeof TarballOperation>): Promise<void> {
    const {tarfile, name, version} = await origin(given)
    if (!isUrl(tarfile) && this.voice.judgesFirst) await checkArchive(tarfile, {name, version})
  }
}

/** What the tarball is called, and where it comes from. */
export async function origin({
  args,
  flags,
}: Given<typeof TarballOperation>): Promise<ApplicationName & {tarfile: string}> {
  return {name: flags['app-name'], version: flags['app-version'], tarfile: await tarfileOf(args.tarball)}
}
