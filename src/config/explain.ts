import {credentials, placeName} from './credentials.js'
import {effectiveSettings, protectingContext, type ResolveInput, type Source} from './effective.js'
import {accountOf, authKindOf, missingSettings} from './resolve.js'
import {type SettingName, settingNames, settingOf, shown} from './setting.js'

const MASK = '********'

export interface Explained {
  setting: SettingName
  value: string
  from: string
}

export interface Explanation {
  source: Source
  protected: boolean
  settings: Explained[]
  missing: SettingName[]
  notices: string[]
}

/** Every setting in effect and where it came from, secrets masked. */
export async function explainConnection(input: ResolveInput): Promise<Explanation> {
  const effective = await effectiveSettings(input)
  const {layer, source, protected: guarded, notices} = effective
  // What is wrong with the contexts themselves is said by those who need them.
  const guard = await protectingContext(effective, input.environment).catch(() => undefined)
  const settings = settingNames.flatMap((setting): Explained[] => {
    const origin = layer[setting]
    return origin ? [{setting, value: settingOf(setting).secret ? MASK : shown(origin.value), from: origin.from}] : []
  })
  const missing = missingSettings(layer, source)
  if (authKindOf(layer) === 'password' && !layer.password && !missing.includes('password')) {
    const found = await credentials(input.environment.paths, input.environment.keychain).find(accountOf(layer))
    if (found)
      settings.push({
        setting: 'password',
        value: MASK,
        from: `stored in ${placeName(found.place, input.environment.paths)}`,
      })
    else missing.push('password')
  }
  const held = `context ${guard} is protected and leads to the same cloud: its protection holds`
  const told = guard !== undefined && !guarded ? [...notices, held] : notices
  return {source, protected: guarded || guard !== undefined, settings, missing, notices: told}
}

/** What commands use instead of a context that is shown, and why; nothing where they use it. */
export async function whatWins(name: string, input: ResolveInput): Promise<string[]> {
  // What is wrong with the rest of the settings is said by those who use them.
  const effective = await effectiveSettings(input).catch(() => undefined)
  const origin = effective?.layer.auth_url?.from
  if (effective === undefined || effective.source.startsWith('context:') || origin === undefined) return []
  const guard = await protectingContext(effective, input.environment)
  const wins = `not in effect: ${origin} says where commands go, and what is given so comes before context ${name}`
  return guard === undefined
    ? [wins]
    : [wins, `context ${guard} is protected and leads to the same cloud: its protection holds`]
}
