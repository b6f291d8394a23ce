import {hardwareMistakes} from './check-hardware.js'
import {listMistakes, systemMistakes} from './check-system.js'
import {type Mistake, mistakeOf} from './mistake.js'
import {planScenario, surrounded} from './plan.js'
import {subcloudName} from './scenario.js'
import {type DefaultsContent, type ScenarioContent, scenarioSchema} from './schema.js'

/** The first thing that is wrong with what a file says: first its form, then whether such a cloud could be. */
export function checkContent(
  content: unknown,
  defaults: DefaultsContent,
): {readonly content: ScenarioContent} | {readonly mistake: Mistake} {
  const parsed = scenarioSchema.safeParse(content)
  if (!parsed.success) {
    // A key that is missing may stand there misspelt: that says more.
    const {issues} = parsed.error
    const issue = issues.find(({code}) => code === 'unrecognized_keys') ?? issues[0]
    if (issue === undefined) throw parsed.error
    return {mistake: mistakeOf(scenarioSchema, content, issue)}
  }
  const [mistake] = mistakes(parsed.data, defaults)
  return mistake === undefined ? {content: parsed.data} : {mistake}
}

function* mistakes(content: ScenarioContent, defaults: DefaultsContent): Generator<Mistake> {
  yield* hardwareMistakes(content, defaults)
  yield* listMistakes([], content)
  const kinds = Object.keys({...defaults.hardware, ...content.hardware})
  const around = surrounded(defaults, content)
  yield* systemMistakes(['central'], content.central, around, kinds)
  if (content.subclouds === undefined) return
  const {system, sites = []} = content.subclouds
  yield* systemMistakes(['subclouds', 'system'], system, around, kinds)
  for (const [n, site] of sites.entries()) {
    if (site.system === undefined) continue
    yield* systemMistakes(['subclouds', 'sites', n, 'system'], site.system, around, kinds)
  }
  yield* siteMistakes(content, defaults)
}

/** Regions of the cloud that are no subclouds. */
const taken = ['RegionOne', 'SystemController']

function* siteMistakes(content: ScenarioContent, defaults: DefaultsContent): Generator<Mistake> {
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
