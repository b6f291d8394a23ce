/** Who can log in to a fresh simulator. Made once with its data, and written where `stx sim openrc` finds them. */
export interface Credentials {
  readonly users: readonly {readonly username: string; readonly password: string; readonly roles: readonly string[]}[]
  /** accepted in the header OIDC-Token, as the administrator */
  readonly oidcToken: string
}

export function newCredentials(secret: () => string): Credentials {
  const user = (username: string, ...roles: string[]) => ({username, password: secret(), roles})
  return {
    users: [
      user('admin', 'admin'),
      user('configurator', 'configurator', 'reader'),
      user('operator', 'operator', 'reader'),
      user('reader', 'reader'),
    ],
    oidcToken: secret(),
  }
}
