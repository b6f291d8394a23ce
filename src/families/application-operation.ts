import {StxCommand} from '../cli/command.js'
import type {Standing} from '../client/standing.js'
import type {Application} from '../client/sysinv/kube/application.js'
import {applicationView} from '../views/application.js'

/** Operations on applications go on after the reply: each may wait, or says where to look. */
export abstract class ApplicationOperation extends StxCommand {
  override readonly result = applicationView

  protected async follow(
    flags: {wait?: boolean; deadline?: string},
    first: Application,
    {read, judge}: {read: () => Promise<Application>; judge: (now: Application) => Standing},
  ): Promise<void> {
    const watch = `stx application show ${first.name}`
    const settled = await this.settle(flags, first, {target: `application ${first.name}`, read, judge, watch})
    await this.show(this.result, settled)
    if (flags.wait) return
    this.remark(
      this.official
        ? `Please use 'system application-list' or 'system application-show ${first.name}' to view the current progress.`
        : `it goes on; see: ${watch}`,
    )
  }
}
