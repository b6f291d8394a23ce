import {Flags} from '@oclif/core'
import type {RunContext} from '../cli/context.js'
import {CommandFailure} from '../cli/failure.js'
import {passwordFlags, passwordFromStdin, prompt} from '../cli/prompt.js'
import {readText} from '../inputs/text-file.js'

export const doorFlags = {
  ...passwordFlags,
  'password-file': Flags.string({summary: 'file that holds the password', helpValue: 'FILE'}),
}

export const tlsFlags = {
  tls: Flags.boolean({summary: 'encrypt, with a certificate made for this run'}),
  'tls-cert': Flags.string({
    summary: 'encrypt, with this certificate (PEM)',
    helpValue: 'FILE',
    dependsOn: ['tls-key'],
  }),
  'tls-key': Flags.string({summary: 'its private key (PEM)', helpValue: 'FILE', dependsOn: ['tls-cert']}),
}

interface Given {
  readonly 'password-stdin'?: boolean
  readonly 'password-file'?: string
}

const SHORTEST = 8

/** The password that opens the page: never on a command line, where everybody on the machine could read it. */
export async function dashboardPassword(given: Given, context: RunContext): Promise<string | undefined> {
  const {'password-stdin': isPiped, 'password-file': file} = given
  if (isPiped && file !== undefined) {
    throw new CommandFailure('usage', '--password-stdin and --password-file exclude each other', 'give one of them')
  }
  if (isPiped) return longEnough(await passwordFromStdin(context.io))
  if (file !== undefined) return longEnough((await readText(file, 'the password file')).replace(/\r?\n$/, ''))
  const set = context.environment.passwords['dashboard-password']
  return set === undefined ? undefined : longEnough(set)
}

/** Asks for one, twice. */
export async function typedPassword(context: RunContext): Promise<string> {
  if (!context.io.stdin.isTTY) {
    throw new CommandFailure(
      'usage',
      'who is not on this machine needs a password, and there is no terminal to ask for one',
      'set STX_DASHBOARD_PASSWORD, or pass --password-file or --password-stdin',
    )
  }
  const typed = longEnough(await prompt({question: 'Password for the dashboard', hidden: true}, context))
  const again = await prompt({question: 'Once more', hidden: true}, context)
  if (typed !== again) throw new CommandFailure('usage', 'the passwords are not the same')
  return typed
}

function longEnough(password: string): string {
  if (password.length >= SHORTEST) return password
  throw new CommandFailure('usage', `the password has less than ${SHORTEST} characters`, 'choose a longer one')
}

/** A certificate and its key, which have to belong together. */
export async function tlsFiles(given: {'tls-cert'?: string; 'tls-key'?: string}) {
  const {'tls-cert': certFile, 'tls-key': keyFile} = given
  if (certFile === undefined || keyFile === undefined) return undefined
  const [cert, key] = await Promise.all([readText(certFile, 'the certificate'), readText(keyFile, 'the key')])
  const {createPrivateKey, X509Certificate} = await import('node:crypto')
  const read = <T>(file: string, what: string, of: () => T): T => {
    try {
      return of()
    } catch {
      // What the library says quotes nothing that helps, and a key is nothing to quote.
      throw new CommandFailure('usage', `${file}: this is no ${what}`, 'give it in PEM format, without a passphrase')
    }
  }
  const certificate = read(certFile, 'certificate', () => new X509Certificate(cert))
  const privateKey = read(keyFile, 'private key', () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new CommandFailure('usage', `${keyFile} is not the key of ${certFile}`, 'give those that belong together')
  }
  return {cert, key}
}
