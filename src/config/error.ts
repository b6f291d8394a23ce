export type ConfigErrorKind = 'failed' | 'usage' | 'auth' | 'not-found' | 'conflict' | 'interrupted'

/** What is wrong with the settings, where it was read, and (`hint`) what to do next. Never carries a secret. */
export class ConfigError extends Error {
  override readonly name: string = 'ConfigError'

  constructor(
    readonly kind: ConfigErrorKind,
    message: string,
    readonly hint?: string,
    /** A name that nothing has, and those that there are. */
    readonly missed?: {ref: string; among: readonly string[]},
  ) {
    super(message)
  }
}

export const signInFor = (username: string): string =>
  `sign in for ${username} with oidc-auth or kubectl oidc-login, or point KUBECONFIG at another file`

/** Nothing signs this user in: the kubeconfig file has no token, or what it names for that brings none. */
export class NoOidcToken extends ConfigError {
  constructor(
    readonly username: string,
    what: string,
  ) {
    super('auth', `no OIDC token: ${what}`, signInFor(username))
  }
}

/** A file of settings that cannot be understood. Whoever is about to write it may set it aside; readers only report it. */
export class DamagedFile extends ConfigError {
  constructor(message: string, hint: string) {
    super('usage', message, hint)
  }
}
