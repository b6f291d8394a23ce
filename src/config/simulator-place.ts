import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {Paths} from './paths.js'
import {readIfPresent, withLock, writePrivateFile} from './private-file.js'
import {daemonFile, findSimulator, simulatorDataDir} from './simulator-state.js'

/** Which simulator is meant where nobody named one. */
export interface SimulatorPlace {
  dataDir: string
  /** Not the usual one: whoever is told what to type next has to name it. */
  told: boolean
  /** Other directories on which one runs. */
  others: string[]
}

/** The directories beside the usual one on which simulators were started. A name more or less does no harm. */
const registry = (paths: Paths): string => join(paths.state, 'simulators.json')
const most = 100

export async function rememberSimulator(paths: Paths, dataDir: string): Promise<void> {
  if (dataDir === simulatorDataDir(paths)) return
  const file = registry(paths)
  const before = await known(paths)
  if (before[0] === dataDir) return
  await withLock(file, async () => {
    const others = (await known(paths)).filter((one) => one !== dataDir)
    await writePrivateFile(file, `${JSON.stringify([dataDir, ...others].slice(0, most), undefined, 2)}\n`)
  })
}

/** The usual one, also while it stands still; who never had that one means the only one that runs elsewhere. */
export async function usualSimulator(paths: Paths): Promise<SimulatorPlace> {
  const dataDir = simulatorDataDir(paths)
  const others = await runningElsewhere(paths)
  const [only] = others
  if (only !== undefined && others.length === 1 && !(await hasData(dataDir))) {
    return {dataDir: only, told: true, others: []}
  }
  return {dataDir, told: false, others}
}

async function runningElsewhere(paths: Paths): Promise<string[]> {
  const running: string[] = []
  for (const dataDir of await known(paths)) {
    // Papers that are damaged are told to whoever names that directory.
    if (await findSimulator(dataDir).catch(() => undefined)) running.push(dataDir)
  }
  return running
}

const hasData = (dataDir: string): Promise<boolean> =>
  stat(join(dataDir, 'openrc.json')).then(
    () => true,
    () => false,
  )

/** The files that say which simulators there are, and that change when one starts or stops. */
export const simulatorFiles = async (paths: Paths): Promise<string[]> => [
  registry(paths),
  ...[simulatorDataDir(paths), ...(await known(paths))].map(daemonFile),
]

async function known(paths: Paths): Promise<string[]> {
  const text = await readIfPresent(registry(paths))
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
