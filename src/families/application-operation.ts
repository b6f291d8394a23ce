import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {AnyGiven} from '../cli/command.js'
import {one, type Result, remark, several} from '../cli/result.js'
import type {Standing} from '../client/standing.js'
import {type Application, type Applications, applications} from '../client/sysinv/kube/application.js'
import {applicationView} from '../views/application.js'

/** What goes on after the reply. */
export interface Begun {
  first: Application
  judge: (now: Application) => Standing
  /** Where it stands; by its name where not given. */
  read?: () => Promise<Application>
}

/** Operations on applications go on after the reply: each may wait, or says where to look. */
export abstract class ApplicationOperation extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags

  override readonly result = applicationView

  abstract begin(api: Applications, given: AnyGiven): Promise<Begun>

  async act({sysinv}: Apis, given: AnyGiven): Promise<Result> {
    const api = applications(sysinv)
    const {first, judge, read = () => api.get(first.name)} = await this.begin(api, given)
    const watch = `stx application show ${first.name}`
    const resume = ['application', 'wait', first.name]
    const why = `stx application why ${first.name}`
    const settling = {target: `application ${first.name}`, read, judge, watch, why, resume}
    const settled = one(this.result, await this.settle(given.flags, first, settling))
    if (given.flags.wait) return settled
    const officially = `Please use 'system application-list' or 'system application-show ${first.name}' to view the current progress.`
    return several([settled, remark(`it goes on; see: ${watch}`, officially)])
  }
}
