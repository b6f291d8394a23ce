import type {Grant} from './keystone.js'

/** Who we are for the services. */
export interface Identity {
  /** The header that says so. */
  header: 'X-Auth-Token' | 'OIDC-Token'
  token: string
  /** Absent where no keystone was asked. */
  grant?: Grant
}

/** Knows who we are, and how to become it anew. */
export interface Signer {
  /** Asked before every request: a token that is about to end is replaced before a service refuses it. */
  identity(): Promise<Identity>
  /** A new identity after this one was refused; undefined where there is no way to get one. */
  renew(refused: Identity): Promise<Identity | undefined>
}
