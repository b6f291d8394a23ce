import {ProxyAgent, fetch as undiciFetch} from 'undici'
import {ClientError} from './error.js'
import {wholeText} from './size.js'
import {type TlsOptions, tlsMaterial} from './tls.js'
import type {Wire} from './wire.js'

/** Requests by way of a proxy. Only those who have one pay for loading undici. */
export async function createProxiedWire(options: {
  proxy: string
  tls?: TlsOptions
  connectTimeoutMs?: number
}): Promise<Wire> {
  const secure = await tlsMaterial(options.tls)
  const agent = new ProxyAgent({
    uri: proxyUrl(options.proxy),
    requestTls: secure,
    proxyTls: secure,
    connect: {...secure, timeout: options.connectTimeoutMs},
    // Deadlines are the transport's: undici's own would cut off uploads and slow replies.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    async exchange({url, method, headers, body, signal, largest, onReply}) {
      const reply = await undiciFetch(url, {
        method,
        headers,
        body: typeof body === 'object' ? ReadableStream.from(body) : body,
        // A stream can only be sent while the reply is not being read.
        duplex: 'half',
        redirect: 'manual',
        signal,
        dispatcher: agent,
      })
      onReply(reply.status)
      const pieces = reply.body?.pipeThrough(new TextDecoderStream())
      const text = pieces ? await wholeText(pieces, largest) : ''
      return {status: reply.status, headers: new Map(reply.headers), text}
    },
    close: () => agent.destroy(),
  }
}

function proxyUrl(proxy: string): string {
  if (URL.canParse(proxy) && /^https?:$/.test(new URL(proxy).protocol)) return proxy
  throw new ClientError('usage', 'the proxy is not a web address', {hint: 'give it as http://host:port'})
}
