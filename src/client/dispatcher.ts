import {readFile} from 'node:fs/promises'
import {Agent, ProxyAgent} from 'undici'
import {ClientError} from './error.js'

export interface TlsOptions {
  /** Takes any certificate: for laboratories. */
  insecure?: boolean
  caFile?: string
  certFile?: string
  keyFile?: string
}

export interface Dispatching {
  dispatcher: RequestInit['dispatcher']
  close(): Promise<void>
}

interface DispatchOptions {
  tls?: TlsOptions
  proxy?: string
  connectTimeoutMs?: number
}

/** What the built-in fetch needs for everything beyond plain connections. */
export async function createDispatcher({tls = {}, proxy, connectTimeoutMs}: DispatchOptions): Promise<Dispatching> {
  const [ca, cert, key] = await Promise.all([
    readPem(tls.caFile, 'CA file'),
    readPem(tls.certFile, 'client certificate'),
    readPem(tls.keyFile ?? tls.certFile, 'client key'),
  ])
  const secure = {ca, cert, key: cert && key, rejectUnauthorized: !tls.insecure}
  const connect = {...secure, timeout: connectTimeoutMs}
  // Deadlines are the transport's: undici's own would cut off uploads and slow replies.
  const patient = {headersTimeout: 0, bodyTimeout: 0}
  const agent = proxy
    ? new ProxyAgent({...patient, uri: proxyUrl(proxy), requestTls: secure, proxyTls: secure, connect})
    : new Agent({...patient, connect})
  return {
    // npm's undici and the one inside Node are typed apart, though each takes the other's dispatchers.
    dispatcher: agent as unknown as RequestInit['dispatcher'],
    close: () => agent.destroy(),
  }
}

async function readPem(file: string | undefined, what: string): Promise<string | undefined> {
  if (file === undefined) return undefined
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new ClientError('usage', `cannot read the ${what} ${file}: ${(error as Error).message}`, {cause: error})
  }
  if (text.includes('-----BEGIN')) return text
  throw new ClientError('usage', `the ${what} ${file} is not in PEM form`, {hint: 'convert it with openssl'})
}

function proxyUrl(proxy: string): string {
  if (URL.canParse(proxy) && /^https?:$/.test(new URL(proxy).protocol)) return proxy
  throw new ClientError('usage', 'the proxy is not a web address', {hint: 'give it as http://host:port'})
}
