/** The settings of a connection, in the shape in which the client takes them. */
export interface ConnectionSettings {
  auth: PasswordAuth | TokenAuth | OidcAuth
  region?: string
  interface?: 'public' | 'internal' | 'admin'
  endpoints?: Partial<Record<ServiceName, string>>
  tls?: {insecure?: boolean; caFile?: string; certFile?: string; keyFile?: string}
  proxy?: string
  timeoutMs?: number
  /** Absent where nothing may be cached. */
  cacheDir?: string
  refreshCache?: boolean
}

export type ServiceName = 'keystone' | 'sysinv' | 'dcmanager' | 'fm' | 'usm' | 'vim'

export type Named = {name: string} | {id: string}

/** Secrets that cost something to get are asked for when they are needed, not before. */
export type Secret = string | (() => Promise<string>)

export interface PasswordAuth {
  kind: 'password'
  authUrl: string
  username: string
  password: Secret
  userDomain?: Named
  project: Named
  projectDomain?: Named
}

export interface TokenAuth {
  kind: 'token'
  token: string
  authUrl?: string
}

export interface OidcAuth {
  kind: 'oidc'
  authUrl: string
  username: string
  idToken: Secret
}
