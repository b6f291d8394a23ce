import type {Write} from '../client/onlooker.js'
import type {ShownPart} from '../client/transport.js'
import {quoted} from '../output/shell-word.js'
import type {Planned} from './rehearsal.js'
import {exitCode, type Result, remark, several, text} from './result.js'

const REST = '… and what follows from its answer'

/** What `--dry-run` tells: the requests, for people in lines or as curl would send them, for programs as a list. */
export function planned(
  writes: readonly Write[],
  {more, curl, failure}: {more: boolean; curl: boolean; failure?: unknown},
): Result {
  if (writes.length === 0)
    return several([text(failure === undefined ? 'nothing would change' : 'nothing would be sent', [])], failure)
  const lines = writes.map((write) => (curl ? asCurl(write) : asLines(write)))
  const rows = writes.map((write, at) => ({
    ...asRow(write, {curl}),
    ...(more && at === writes.length - 1 ? {more: true} : {}),
  }))
  const count = writes.length === 1 ? 'this request' : `these ${writes.length} requests`
  const rest = more ? `, ${REST}` : ''
  return several(
    [text(lines.join('\n'), rows), remark(`nothing was sent; without --dry-run ${count} would be${rest}`)],
    failure ?? exitCode(9),
  )
}

/** A request as programs read it. */
export function asRow(write: Write, {curl}: {curl: boolean}): Planned {
  const {method, service, region, path, body} = write
  return {
    ...{method, service},
    ...(region === undefined ? {} : {region}),
    path,
    ...(body ? {body: body.form ?? parsed(body.show())} : {}),
    ...(curl ? {curl: asCurl(write)} : {}),
  }
}

function asLines(write: Write): string {
  const {method, service, region, path, body} = write
  const head = [`${method} ${path}`, service, ...(region === undefined ? [] : [region])].join('  ')
  if (!body) return head
  const lines = body.form ? body.form.map(partLine) : [body.show()]
  return [head, ...lines.map((line) => `  ${line}`)].join('\n')
}

const partLine = (part: ShownPart): string =>
  'file' in part ? `${part.name}: ${part.file} (${part.size} bytes)` : `${part.name}: ${part.value}`

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** With `OS_TOKEN` in the environment a shell may send it, as soon as what is hidden is filled in. */
export function asCurl({method, url, headers, body}: Write): string {
  const shown = Object.entries(headers).filter(([name]) => !body?.form || !/^content-/.test(name))
  const words = [
    'curl',
    '-X',
    method,
    ...shown.flatMap(([name, value]) => ['-H', inShell(`${name}: ${value}`)]),
    ...(body?.form ?? []).flatMap((part) => [
      'file' in part ? '-F' : '--form-string',
      quoted('file' in part ? `${part.name}=@${part.file}` : `${part.name}=${part.value}`),
    ]),
    ...(body && !body.form ? ['-d', quoted(body.show())] : []),
    quoted(url),
  ]
  return words.join(' ')
}

/** The token alone is for the shell to fill in. */
const inShell = (word: string): string => (word.endsWith(': $OS_TOKEN') ? `"${word}"` : quoted(word))
