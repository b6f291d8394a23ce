import type {ServiceName} from './connection.js'

/**
 * Every setting of a connection, once: the flags and environment variables that carry it (the first that is set
 * wins) and where clouds.yaml keeps it. The names are those of contexts.yaml and of the simulator's openrc.json.
 */
export interface Setting {
  flags: readonly string[]
  env: readonly string[]
  cloud?: readonly (readonly string[])[]
  secret?: true
  /** The address of this service, in place of the catalog's. */
  endpoint?: ServiceName
}

const SETTINGS = {
  auth_url: {flags: ['os-auth-url'], env: ['OS_AUTH_URL'], cloud: [['auth', 'auth_url']]},
  auth_type: {flags: ['stx-auth-type'], env: ['STX_AUTH_TYPE']},
  username: {flags: ['os-username'], env: ['OS_USERNAME'], cloud: [['auth', 'username']]},
  password: {flags: ['os-password'], env: ['OS_PASSWORD'], cloud: [['auth', 'password']], secret: true},
  token: {
    flags: ['os-auth-token', 'os-token'],
    env: ['OS_AUTH_TOKEN', 'OS_TOKEN'],
    cloud: [['auth', 'token']],
    secret: true,
  },
  project_name: {
    flags: ['os-project-name', 'os-tenant-name'],
    env: ['OS_PROJECT_NAME', 'OS_TENANT_NAME'],
    cloud: [
      ['auth', 'project_name'],
      ['auth', 'tenant_name'],
    ],
  },
  project_id: {
    flags: ['os-project-id', 'os-tenant-id'],
    env: ['OS_PROJECT_ID', 'OS_TENANT_ID'],
    cloud: [
      ['auth', 'project_id'],
      ['auth', 'tenant_id'],
    ],
  },
  user_domain_name: {
    flags: ['os-user-domain-name'],
    env: ['OS_USER_DOMAIN_NAME'],
    cloud: [
      ['auth', 'user_domain_name'],
      ['auth', 'domain_name'],
    ],
  },
  user_domain_id: {
    flags: ['os-user-domain-id'],
    env: ['OS_USER_DOMAIN_ID'],
    cloud: [
      ['auth', 'user_domain_id'],
      ['auth', 'domain_id'],
    ],
  },
  project_domain_name: {
    flags: ['os-project-domain-name'],
    env: ['OS_PROJECT_DOMAIN_NAME'],
    cloud: [
      ['auth', 'project_domain_name'],
      ['auth', 'domain_name'],
    ],
  },
  project_domain_id: {
    flags: ['os-project-domain-id'],
    env: ['OS_PROJECT_DOMAIN_ID'],
    cloud: [
      ['auth', 'project_domain_id'],
      ['auth', 'domain_id'],
    ],
  },
  region_name: {flags: ['os-region-name'], env: ['OS_REGION_NAME'], cloud: [['region_name']]},
  // `system`, `dcmanager`, `fm` and `software` read OS_ENDPOINT_TYPE, `sw-manager` reads OS_INTERFACE.
  interface: {
    flags: ['os-endpoint-type', 'os-interface'],
    env: ['OS_ENDPOINT_TYPE', 'OS_INTERFACE'],
    cloud: [['interface'], ['endpoint_type']],
  },
  cacert: {flags: ['os-cacert', 'ca-file'], env: ['OS_CACERT'], cloud: [['cacert']]},
  cert: {flags: ['cert-file', 'os-cert'], env: ['OS_CERT'], cloud: [['cert']]},
  key: {flags: ['key-file', 'os-key'], env: ['OS_KEY'], cloud: [['key']]},
  insecure: {
    flags: ['insecure'],
    env: ['STX_INSECURE', 'OS_INSECURE', 'DCMANAGERCLIENT_INSECURE', 'FMCLIENT_INSECURE'],
    cloud: [['insecure']],
  },
  timeout: {flags: ['timeout'], env: ['STX_TIMEOUT'], cloud: [['api_timeout']]},
  system_url: {flags: ['system-url'], env: ['SYSTEM_URL'], endpoint: 'sysinv'},
  dcmanager_url: {flags: ['dcmanager-url'], env: ['DCMANAGER_URL'], endpoint: 'dcmanager'},
  software_url: {flags: ['software-url'], env: ['SOFTWARE_URL'], endpoint: 'usm'},
  fm_url: {flags: ['fm-url'], env: ['FM_URL'], endpoint: 'fm'},
  vim_url: {flags: ['vim-url'], env: ['VIM_URL'], endpoint: 'vim'},
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS

/** The settings that may stand in a context. */
export type PlainSettingName = {
  [Name in SettingName]: (typeof SETTINGS)[Name] extends {secret: true} ? never : Name
}[SettingName]

export const settingNames = Object.keys(SETTINGS) as SettingName[]

export const settingOf = (name: SettingName): Setting => SETTINGS[name]

export const isPlain = (name: SettingName): name is PlainSettingName => !settingOf(name).secret

export const endpointNames = settingNames.filter((name) => settingOf(name).endpoint)

/** The settings that say who signs in where: one of them alone already means that a certain cloud was meant. */
export const IDENTITY: readonly SettingName[] = [
  'auth_url',
  'username',
  'password',
  'token',
  'project_name',
  'project_id',
  ...endpointNames,
]

/** Two ways to say the same: whoever gives one of them overrides both. */
const ALTERNATIVES: readonly (readonly [SettingName, SettingName])[] = [
  ['project_name', 'project_id'],
  ['user_domain_name', 'user_domain_id'],
  ['project_domain_name', 'project_domain_id'],
]

/** A value, and the words that tell people where it came from. */
export interface Origin {
  value: string
  from: string
}

/** What one source says. An empty value counts as not set, as in the official programs. */
export type Layer = Partial<Record<SettingName, Origin>>

export const hasEndpoint = (layer: Layer): boolean => endpointNames.some((name) => layer[name])

/** Builds a layer from a function that finds a setting's raw value. */
export function layerOf(find: (name: SettingName) => {value: unknown; from: string} | undefined): Layer {
  const layer: Layer = {}
  for (const name of settingNames) {
    const found = find(name)
    if (found === undefined || found.value === undefined || found.value === null || found.value === '') continue
    layer[name] = {value: String(found.value), from: found.from}
  }
  return layer
}

/** One layer over another, setting by setting. */
export function overlay(below: Layer, above: Layer): Layer {
  const merged = {...below}
  for (const pair of ALTERNATIVES) {
    if (pair.some((name) => above[name])) for (const name of pair) delete merged[name]
  }
  return Object.assign(merged, above)
}

/** A value as it may be shown: an address may carry a user and a password. */
export const shown = (value: string): string => value.replace(/\/\/[^/@]*@/, '//***@')
