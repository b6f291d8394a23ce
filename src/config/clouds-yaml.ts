import {access} from 'node:fs/promises'
import {join} from 'node:path'
import type {Environment} from './environment.js'
import {ConfigError} from './error.js'
import {type Layer, layerOf, settingOf} from './setting.js'
import {isMapping, type Mapping, mistakeAt, readYaml} from './yaml-file.js'

const MEND = 'mend that line, or unset OS_CLOUD'

/** What clouds.yaml, with the secrets that secure.yaml adds, says about one cloud. */
export async function cloudLayer(name: string, env: Environment, cwd: string): Promise<Layer> {
  const folders = foldersOf(env, cwd)
  const path = await cloudsFile(env, cwd)
  const cloud = path === undefined ? undefined : await readCloud(path, name)
  if (path === undefined || cloud === undefined) {
    const where = path ?? `clouds.yaml in ${folders.join(', ')}`
    throw new ConfigError(
      'not-found',
      path === undefined ? `cloud ${name}: no ${where}` : `cloud ${name} is not in ${where}`,
      'check OS_CLOUD or --os-cloud',
    )
  }
  const securePath = await firstPresent(folders, 'secure')
  const secrets = securePath === undefined ? undefined : await readCloud(securePath, name)
  const find = (from: Mapping | undefined, keys: readonly string[]) =>
    keys.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), from)

  const layer = layerOf((setting) => {
    for (const keys of settingOf(setting).cloud ?? []) {
      const secret = find(secrets, keys)
      if (secret !== undefined) return {value: secret, from: `${securePath} (${name})`}
      const value = find(cloud, keys)
      if (value !== undefined) return {value, from: `${path} (${name})`}
    }
    return undefined
  })
  if (find(cloud, ['verify']) === false) layer.insecure = {value: 'true', from: `${path} (${name})`}
  return layer
}

const foldersOf = ({home}: Environment, cwd: string) => [cwd, join(home, '.config', 'openstack'), '/etc/openstack']

/** The clouds.yaml that counts, if there is one. */
export const cloudsFile = async (env: Environment, cwd: string): Promise<string | undefined> =>
  env.cloudsFile ?? firstPresent(foldersOf(env, cwd), 'clouds')

async function firstPresent(folders: readonly string[], stem: string): Promise<string | undefined> {
  for (const folder of folders) {
    for (const extension of ['yaml', 'yml', 'json']) {
      const path = join(folder, `${stem}.${extension}`)
      const present = await access(path).then(
        () => true,
        () => false,
      )
      if (present) return path
    }
  }
  return undefined
}

async function readCloud(path: string, name: string): Promise<Mapping | undefined> {
  const file = await readYaml(path, MEND)
  if (file === undefined) return undefined
  const {root} = file
  const clouds = isMapping(root) ? root['clouds'] : undefined
  if (!isMapping(clouds)) throw mistakeAt(file, ['clouds'], 'expected a mapping `clouds`', MEND)
  if (!Object.hasOwn(clouds, name)) return undefined
  const cloud = clouds[name]
  if (!isMapping(cloud)) throw mistakeAt(file, ['clouds', name], `cloud ${name} must be a mapping of settings`, MEND)
  if (cloud['auth'] !== undefined && !isMapping(cloud['auth'])) {
    throw mistakeAt(file, ['clouds', name, 'auth'], `\`auth\` of cloud ${name} must be a mapping`, MEND)
  }
  return cloud
}
