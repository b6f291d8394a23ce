import {readFile} from 'node:fs/promises'
import {scenarioFolder} from '../scenario-folder.js'
import {type ScenarioName, scenarioNames} from './name.js'
import {planScenario} from './plan.js'
import type {Scenario} from './scenario.js'
import type {DefaultsContent, ScenarioContent} from './schema.js'

const bundledText = (name: ScenarioName | 'defaults'): Promise<string> =>
  readFile(new URL(`${name}.yaml`, scenarioFolder()), 'utf8')

async function content<T>(name: ScenarioName | 'defaults'): Promise<T> {
  const {yamlValue} = await import('../../yaml/parser.js')
  return yamlValue(await bundledText(name)) as T
}

export const defaultsContent = (): Promise<DefaultsContent> => content('defaults')

// Reading YAML takes longer than all else that a simulator begins with, and tests begin thousands of them.
const read = new Map<ScenarioName, Promise<Scenario>>()

/** A scenario that comes with the simulator. Tests have checked its file; it is not checked again. */
export function bundledScenario(name: ScenarioName): Promise<Scenario> {
  const known = read.get(name) ?? planBundled(name)
  read.set(name, known)
  return known
}

async function planBundled(name: ScenarioName): Promise<Scenario> {
  return planScenario(name, await content<ScenarioContent>(name), await defaultsContent())
}

/** What comes with the simulator, for people to choose from. */
export const bundledScenarios = (): Promise<{name: string; hosts: number; subclouds: number; description: string}[]> =>
  Promise.all(
    scenarioNames.map(async (name) => {
      const [{description = ''}, {central, subclouds}] = await Promise.all([
        content<ScenarioContent>(name),
        bundledScenario(name),
      ])
      return {name, hosts: central.hosts.length, subclouds, description}
    }),
  )

/** A scenario and all that it leaves open as one file, comments included. */
export async function scenarioText(name: ScenarioName): Promise<{text: string; content: Record<string, unknown>}> {
  const {yamlValue} = await import('../../yaml/parser.js')
  const texts = await Promise.all([bundledText(name), bundledText('defaults')])
  const text = texts.join('\n').trimEnd()
  return {text, content: yamlValue(text) as Record<string, unknown>}
}
