import type {ServiceName} from './service.js'

/** What a service said about its refusal, whatever form it said it in. */
export interface ServerError {
  /** All of it, as the official program of that service prints it. May have several lines; may be empty. */
  text: string
  /** The part that says something about this very request: what people need to read. */
  reason?: string
  /** dcmanager: the stock sentence of the status code. */
  explanation?: string
  /** dcmanager: what it adds to that. */
  detail?: string
  title?: string
  /** usm answers with up to three texts. */
  info?: string
  warning?: string
  error?: string
}

type Mapping = Record<string, unknown>

/** Reads the body of an error reply. Understands all services, and keystone's middleware and proxies before them. */
export function readServerError(service: ServiceName, status: number, contentType: string, body: string): ServerError {
  const json = parseObject(body)
  if (json) return readJson(json)
  if (looksLikeHtml(contentType, body)) return readHtml(body)
  const text = body.trim()
  if (text) return readPlain(text)
  // The official client prints the stock sentence of a 500 that says nothing.
  const explanation = service === 'dcmanager' && status === 500 ? EMPTY_DCMANAGER_500 : undefined
  return {text: explanation ?? '', explanation}
}

const EMPTY_DCMANAGER_500 = 'The server has either erred or is incapable of performing the requested operation.'

function readJson(json: Mapping): ServerError {
  if (['info', 'warning', 'error'].some((key) => typeof json[key] === 'string')) return readUsm(json)
  const {error_message: inner, error, errors} = json
  // sysinv and fm wrap JSON text in JSON, once or, behind the proxies of a system controller, twice.
  if (typeof inner === 'string') {
    const unwrapped = parseObject(inner)
    if (unwrapped) return readJson(unwrapped)
    // fm puts the page of an unacceptable Accept header in there.
    return looksLikeHtml('', inner) ? readHtml(inner) : said(inner)
  }
  if (isMapping(inner)) return readJson(inner)
  if (typeof json['faultstring'] === 'string') {
    const unwrapped = parseObject(json['faultstring'])
    return unwrapped ? readJson(unwrapped) : said(json['faultstring'])
  }
  if (isMapping(error)) return readTitled(error)
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  if (isMapping(first)) return readTitled(first)
  return readTitled(json)
}

/** `title` is the name of the status code; the other members, where filled in, say what happened. */
function readTitled(json: Mapping): ServerError {
  const title = textOf(json['title'])
  const reason = textOf(json['message']) ?? textOf(json['detail']) ?? textOf(json['description'])
  return {text: reason ?? title ?? '', reason, title}
}

function readUsm(json: Mapping): ServerError {
  // The official client prints the line feeds that a text ends in, too.
  const kept = (value: unknown) => (textOf(value) === undefined ? undefined : String(value))
  const [info, warning, error] = [kept(json['info']), kept(json['warning']), kept(json['error'])]
  const texts = [info, warning, error].map(textOf)
  return {text: texts.filter(Boolean).join('\n'), reason: textOf(error ?? warning ?? info), info, warning, error}
}

/**
 * WebOb's page: the status, its stock sentence, then the detail, each on lines of their own. The official dcmanager
 * client prints the sentence and `Details:`, and completes the one sentence that comes without a full stop.
 */
function readHtml(body: string): ServerError {
  const page = /<body[^>]*>([\s\S]*)<\/body>/i.exec(body)?.[1] ?? body
  const lines = page
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>|<\/(?:h\d|p|div|center|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => unescapeHtml(line).trim())
    .filter(Boolean)
  const [title, sentence, ...rest] = lines
  const webOb = /<br \/><br \/>/.test(body)
  if (!webOb || sentence === undefined) {
    const head = unescapeHtml(/<title[^>]*>([\s\S]*?)<\/title>/i.exec(body)?.[1] ?? title ?? '').trim()
    return {...said(head), title: head || undefined}
  }
  const explanation = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
  const detail = rest.join('\n') || undefined
  return {
    text: detail ? `${explanation}\nDetails: ${detail}` : explanation,
    reason: detail ?? explanation,
    explanation,
    detail,
    title,
  }
}

/** The plain form of WebOb has `404 Not Found`, an empty line, the stock sentence, an empty line, and the detail. */
function readPlain(text: string): ServerError {
  const [title = '', explanation, ...rest] = text.split(/\n\s*\n/).map((part) => part.trim())
  if (!explanation || !/^\d{3} /.test(title)) return said(text)
  const detail = rest.join('\n') || undefined
  return {
    text: detail ? `${explanation}\nDetails: ${detail}` : explanation,
    reason: detail ?? explanation,
    explanation,
    detail,
    title,
  }
}

/** A blank at the end of a sentence is printed as it came: texts are compared byte for byte. */
const said = (text: string): ServerError => ({text: /\n$/.test(text) ? text.trim() : text, reason: textOf(text)})

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseObject(text: string): Mapping | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isMapping(value) ? value : undefined
  } catch {
    // Text that only looks like JSON is shown as it is.
    return undefined
  }
}

export const looksLikeHtml = (contentType: string, body: string): boolean =>
  contentType.includes('html') || /^\s*<(?:!doctype|html)/i.test(body)

const ENTITIES: Record<string, string> = {lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&'}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
