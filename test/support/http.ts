import {type IncomingHttpHeaders, type RequestOptions, request} from 'node:http'

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** What JSON says, or the text of anything else. */
  body: unknown
}

interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string | FormData
}

/** A request as it stands, and what came back: half of what fetch costs. */
export async function ask(url: string, {method = 'GET', headers, body}: Asked = {}): Promise<HttpAnswer> {
  if (!(body instanceof FormData)) return exchange(url, {method, headers}, Buffer.from(body ?? ''))
  const form = new Response(body)
  const content = Buffer.from(await form.arrayBuffer())
  return exchange(url, {method, headers: {'content-type': form.headers.get('content-type') ?? '', ...headers}}, content)
}

const exchange = (url: string, options: RequestOptions, content: Buffer): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const length = content.length > 0 ? {'content-length': content.length} : {}
    const sent = request(url, {...options, headers: {...length, ...options.headers}})
    sent.on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      answer.on('error', reject).on('end', () => {
        const {statusCode: status = 0, headers} = answer
        const json = headers['content-type']?.includes('json') === true
        resolve({status, headers, body: json && text !== '' ? JSON.parse(text) : text})
      })
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The connection had been kept, and the other side has just closed it unused.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(exchange(url, options, content))
      else reject(error)
    })
    sent.end(content)
  })
