import {causeOfApplication} from '../causes/application.js'
import type {Apis} from '../cli/apis.js'
import {alarms} from '../client/fm/alarm.js'
import {applications} from '../client/sysinv/kube/application.js'
import {type Explanation, explanationOf} from '../views/why.js'
import {filledIn, type Place, promptOf, tried, unreadOf} from './why-reading.js'

/** Why an application is as it is, in two requests. */
export async function explainApplication(apis: Apis, name: string, {subcloud, now}: Place): Promise<Explanation> {
  const {fm, sysinv} = filledIn(apis)
  const [application, active] = await Promise.all([applications(sysinv).get(name), tried('alarms', alarms(fm).list())])
  const facts = {application, alarms: active.read, unread: unreadOf(active), prompt: promptOf(subcloud), now: now()}
  return explanationOf({application: application.name}, causeOfApplication(facts))
}
