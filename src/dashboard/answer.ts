import type {IncomingMessage, ServerResponse} from 'node:http'

/** What keeps a page to itself: it loads and asks what comes from here, is framed by nobody, and turns no text to script. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Without any, the form that signs in would not say where it comes from.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

export type Kind = 'html' | 'css' | 'js' | 'json' | 'text' | 'svg'

const types: Readonly<Record<Kind, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

export function answer(
  response: ServerResponse,
  status: number,
  [kind, body]: readonly [Kind, string],
  headers: Readonly<Record<string, string>> = {},
): void {
  const length = String(Buffer.byteLength(body))
  response.writeHead(status, {'content-type': types[kind], 'content-length': length, ...headers})
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

export const refuse = (response: ServerResponse, status: number, why: string): void =>
  answer(response, status, ['text', `${why}\n`])

/** Longer than any form of ours. */
const LARGEST_BODY = 16_384

/** The body of a request; none where it is too large. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > LARGEST_BODY) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

export function cookieOf({headers}: IncomingMessage, name: string): string | undefined {
  const cookies = (headers.cookie ?? '').split(/; */)
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
}
