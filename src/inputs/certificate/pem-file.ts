import {createPrivateKey, type KeyObject, X509Certificate} from 'node:crypto'
import {InputError} from '../error.js'
import {LARGEST_TEXT, readInput} from '../file.js'

export interface PemFile {
  text: string
  hasPrivateKey: boolean
}

const PRIVATE_KEY = /-----BEGIN (?:\w{2,9} )?PRIVATE KEY-----[\s\S]*?-----END (?:\w{2,9} )?PRIVATE KEY-----/
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

export async function readPemFile(file: string): Promise<PemFile> {
  const content = await readInput(
    file,
    LARGEST_TEXT,
    (cause) =>
      new InputError(`Error: Could not open file ${file}.`, {
        hint: cause.code === 'ENOENT' ? 'check the path' : cause.message,
        cause,
      }),
  )
  const text = content.toString('utf8')
  return {text, hasPrivateKey: PRIVATE_KEY.test(text)}
}

/**
 * Refuses what sysinv would refuse after the upload: no certificate, a leaf where a CA is wanted, a private key of
 * another certificate. Dates are left to the server: its clock is the one that counts.
 */
export function checkPemFile(
  file: string,
  {text}: PemFile,
  {authority, passphrase}: {authority: boolean; passphrase?: string},
): void {
  const refuse = (reason: string, hint?: string, cause?: unknown): never => {
    throw new InputError(`${file}: ${reason}`, {hint, cause})
  }
  const blocks = text.match(CERTIFICATE) ?? []
  if (blocks.length === 0) refuse('no certificate in it', 'give a file in PEM format')
  const certificates = blocks.map((block, at) => {
    try {
      return new X509Certificate(block)
    } catch (error) {
      return refuse(`certificate ${at + 1} of ${blocks.length} is damaged`, undefined, error)
    }
  })
  const leaf = certificates.find((certificate) => !certificate.ca)
  if (authority && leaf)
    refuse(`not a CA certificate: ${oneLine(leaf.subject)}`, 'its basic constraints must say CA:TRUE')
  const [key] = PRIVATE_KEY.exec(text) ?? []
  if (key === undefined) return
  const privateKey = readKey(key, passphrase, refuse)
  if (!certificates.some((certificate) => certificate.checkPrivateKey(privateKey))) {
    refuse('the private key in it belongs to another certificate')
  }
}

const oneLine = (subject: string) => subject.replaceAll('\n', ', ')

function readKey(
  key: string,
  passphrase: string | undefined,
  refuse: (reason: string, hint: string, cause: unknown) => never,
): KeyObject {
  try {
    return createPrivateKey({key, passphrase})
  } catch (error) {
    return refuse('the private key in it cannot be read', 'an encrypted key needs --passphrase', error)
  }
}
