import {readBounded} from '../file/read.js'
import {ClientError} from './error.js'

export interface TlsOptions {
  /** Takes any certificate: for laboratories. */
  insecure?: boolean
  caFile?: string
  certFile?: string
  keyFile?: string
}

/** The same with the files read, as Node's TLS takes it. */
export interface TlsMaterial {
  ca?: string
  cert?: string
  key?: string
  rejectUnauthorized: boolean
}

export async function tlsMaterial(tls: TlsOptions = {}): Promise<TlsMaterial> {
  const [ca, cert, key] = await Promise.all([
    readPem(tls.caFile, 'CA file'),
    readPem(tls.certFile, 'client certificate'),
    readPem(tls.keyFile ?? tls.certFile, 'client key'),
  ])
  return {ca, cert, key: cert && key, rejectUnauthorized: !tls.insecure}
}

/** All authorities of the world take less. */
const LARGEST_PEM = 4 * 1024 * 1024

async function readPem(file: string | undefined, what: string): Promise<string | undefined> {
  if (file === undefined) return undefined
  let text: string
  try {
    text = (await readBounded(file, {largest: LARGEST_PEM})).toString('utf8')
  } catch (error) {
    throw new ClientError('usage', `cannot read the ${what} ${file}: ${(error as Error).message}`, {cause: error})
  }
  if (text.includes('-----BEGIN')) return text
  throw new ClientError('usage', `the ${what} ${file} is not in PEM form`, {hint: 'convert it with openssl'})
}
