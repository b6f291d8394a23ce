import {cloudsFile} from './clouds-yaml.js'
import {contextsFile} from './contexts.js'
import {askedContext, givenSettings, type ResolveInput} from './effective.js'
import {readIfPresent} from './private-file.js'
import {isPlain, settingNames} from './setting.js'
import {simulatorFiles} from './simulator-place.js'

/**
 * A name for the place that these settings lead to, the same for the same place: what was said about it, and the files
 * that say the rest. They are not understood for it, which would cost a shell that completes a word more than all else.
 */
export async function placeOf(input: ResolveInput, subcloud: string | undefined): Promise<string> {
  const {flags, environment: env} = input
  const said = givenSettings(input)
  const cloud = flags['os-cloud'] ?? env.cloud
  const files = [
    contextsFile(env.paths),
    ...(cloud === undefined ? [] : [await cloudsFile(env, input.cwd ?? process.cwd())]),
    ...(await simulatorFiles(env.paths).catch(() => [])),
  ]
  // A file that cannot be read says nothing here; who connects is told about it.
  const texts = await Promise.all(
    files.map((file) => (file === undefined ? undefined : readIfPresent(file).catch(() => undefined))),
  )
  const settings = settingNames.filter(isPlain).map((name) => said[name]?.value)
  const {createHash} = process.getBuiltinModule('node:crypto')
  const whole = JSON.stringify([settings, askedContext(input), cloud, subcloud, texts])
  return createHash('sha256').update(whole).digest('hex').slice(0, 32)
}
