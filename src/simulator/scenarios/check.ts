import {hardwareFaults} from './check-hardware.js'
import {listFaults, systemFaults} from './check-system.js'
import {type Fault, faultOf} from './fault.js'
import {planScenario, surrounded} from './plan.js'
import {subcloudName} from './scenario.js'
import {type DefaultsContent, type ScenarioContent, scenarioSchema} from './schema.js'

/** The first thing that is wrong with what a file says: first its form, then whether such a cloud could be. */
export function checkContent(
  content: unknown,
  defaults: DefaultsContent,
): {readonly content: ScenarioContent} | {readonly fault: Fault} {
  const parsed = scenarioSchema.safeParse(content)
  if (!parsed.success) {
    // A key that is missing may stand there misspelt: that says more.
    const {issues} = parsed.error
    const issue = issues.find(({code}) => code === 'unrecognized_keys') ?? issues[0]
    if (issue === undefined) throw parsed.error
    return {fault: faultOf(scenarioSchema, content, issue)}
  }
  const [fault] = faults(parsed.data, defaults)
  return fault === undefined ? {content: parsed.data} : {fault}
}

function* faults(content: ScenarioContent, defaults: DefaultsContent): Generator<Fault> {
  yield* hardwareFaults(content, defaults)
  yield* listFaults([], content)
  const kinds = Object.keys({...defaults.hardware, ...content.hardware})
  const around = surrounded(defaults, content).networks ?? {}
  yield* systemFaults(['central'], content.central, around, kinds)
  if (content.subclouds === undefined) return
  const {system, sites = []} = content.subclouds
  yield* systemFaults(['subclouds', 'system'], system, around, kinds)
  for (const [n, site] of sites.entries()) {
    if (site.system === undefined) continue
    yield* systemFaults(['subclouds', 'sites', n, 'system'], site.system, around, kinds)
  }
  yield* siteFaults(content, defaults)
}

/** Regions of the cloud that are no subclouds. */
const taken = ['RegionOne', 'SystemController']

function* siteFaults(content: ScenarioContent, defaults: DefaultsContent): Generator<Fault> {
  const plan = planScenario('', content, defaults)
  if (plan.subclouds < plan.sites.length) {
    const what = `subclouds.count must be at least ${plan.sites.length}, as many as there are sites`
    yield {path: ['subclouds', 'count'], what}
  }
  const names = new Set(taken)
  for (let n = 1; n <= plan.subclouds; n += 1) {
    const name = subcloudName(plan, n)
    const place = plan.sites.findIndex((site) => site.name === name)
    if (names.has(name)) {
      yield {path: ['subclouds', 'sites', place, 'name'], what: `subclouds.sites[${place}].name is taken: ${name}`}
    }
    names.add(name)
  }
}
