export type ConfigErrorKind = 'failed' | 'usage' | 'auth' | 'not-found' | 'conflict' | 'interrupted'

/** What is wrong with the settings, where it was read, and (`hint`) what to do next. Never carries a secret. */
export class ConfigError extends Error {
  override readonly name: string = 'ConfigError'

  constructor(
    readonly kind: ConfigErrorKind,
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}

/** A file of settings that cannot be understood. Whoever is about to write it may set it aside; readers only report it. */
export class DamagedFile extends ConfigError {
  constructor(message: string, hint: string) {
    super('usage', message, hint)
  }
}
