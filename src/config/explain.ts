import {credentials, placeName} from './credentials.js'
import {effectiveSettings, type ResolveInput, type Source} from './effective.js'
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
  const {layer, source, protected: guarded, notices} = await effectiveSettings(input)
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
  return {source, protected: guarded, settings, missing, notices}
}
