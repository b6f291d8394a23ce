import {join} from 'node:path'
import {DamagedFile} from './error.js'
import type {Paths} from './paths.js'
import {readIfPresent, setAside, withLock, writePrivateFile} from './private-file.js'

/** Whose password: contexts that sign in as the same user at the same place share it. */
export interface Account {
  authUrl: string
  username: string
  userDomain?: string
}

export type CredentialPlace = 'keychain' | 'file'

export interface Stored {
  place: CredentialPlace
  /** Where the damaged file that stood in the way is now. */
  setAside?: string
}

export interface Credentials {
  find(account: Account): Promise<{password: string; place: CredentialPlace} | undefined>
  store(account: Account, password: string): Promise<Stored>
  /** From both places; false where nothing was stored. */
  forget(account: Account): Promise<boolean>
}

type Keychain = typeof import('keytar/keytar.js')

const SERVICE = 'stx'
const MEND = 'remove that file and run `stx login`'

export const credentialsFile = (paths: Paths): string => join(paths.config, 'credentials.json')

/** For people who want to know where their password is. */
export const placeName = (place: CredentialPlace, paths: Paths): string =>
  place === 'file' ? credentialsFile(paths) : 'the keychain'

export const keyOf = ({authUrl, username, userDomain}: Account): string =>
  `${username}@${userDomain ?? 'Default'} ${authUrl.replace(/\/+$/, '')}`

/**
 * Passwords live in the keychain of the operating system, or in a file of the owner's where there is none. A
 * password is written to one place and taken out of the other, so the file, which is cheap to ask, is asked first.
 */
export function credentials(paths: Paths, keychainAllowed: boolean): Credentials {
  const path = credentialsFile(paths)
  const keychain = () => (keychainAllowed ? loadKeychain() : Promise.resolve(undefined))

  return {
    async find(account) {
      const key = keyOf(account)
      const filed = (await readPasswords(path))[key]
      if (filed !== undefined) return {password: filed, place: 'file'}
      const password = await (await keychain())?.getPassword(SERVICE, key).catch(unavailable)
      return password ? {password, place: 'keychain'} : undefined
    },

    async store(account, password) {
      const key = keyOf(account)
      const chain = await keychain()
      const kept = await chain?.setPassword(SERVICE, key, password).then(
        () => true,
        () => false,
      )
      if (kept) {
        await editPasswords(path, ({[key]: _, ...others}) => others)
        return {place: 'keychain'}
      }
      const aside = await editPasswords(path, (passwords) => ({...passwords, [key]: password}), true)
      return {place: 'file', setAside: aside}
    },

    async forget(account) {
      const key = keyOf(account)
      const filed = key in (await readPasswords(path))
      if (filed) await editPasswords(path, ({[key]: _, ...others}) => others)
      const forgotten = await (await keychain())?.deletePassword(SERVICE, key).catch(() => false)
      return filed || forgotten === true
    },
  }
}

/** The package is optional and a machine may have no keychain service: both mean that the file is used. */
async function loadKeychain(): Promise<Keychain | undefined> {
  try {
    return await import('keytar/keytar.js')
  } catch {
    return undefined
  }
}

const unavailable = () => null

async function readPasswords(path: string): Promise<Record<string, string>> {
  const text = await readIfPresent(path)
  if (text === undefined) return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (typeof value !== 'object' || value === null || !Object.values(value).every((item) => typeof item === 'string')) {
    throw new DamagedFile(`${path} is damaged: not a JSON object of passwords`, MEND)
  }
  return value as Record<string, string>
}

async function editPasswords(
  path: string,
  edit: (passwords: Record<string, string>) => Record<string, string>,
  mayReplaceDamaged = false,
): Promise<string | undefined> {
  return withLock(path, async () => {
    let aside: string | undefined
    let before: Record<string, string> = {}
    try {
      before = await readPasswords(path)
    } catch (error) {
      if (!mayReplaceDamaged || !(error instanceof DamagedFile)) throw error
      aside = await setAside(path)
    }
    const after = edit(before)
    if (aside !== undefined || Object.keys(after).length > 0 || Object.keys(before).length > 0) {
      await writePrivateFile(path, `${JSON.stringify(after, null, 2)}\n`)
    }
    return aside
  })
}
