import {readFileSync} from 'node:fs'

/** One thing a transcript does: a shell line with what it must print, or a word to the simulator. */
export type Step =
  | {kind: 'shell'; line: number; command: string; expected: string[]}
  | {kind: 'order'; line: number; words: string[]}
  | {kind: 'file'; line: number; name: string; text: string}
  | {kind: 'prose'; line: number; text: string}

/**
 * A transcript reads as a shell session:
 *
 *     # prose
 *     @start --scenario dc --subclouds 3     start a simulator within the test (the first line that does anything);
 *                                            without it the session starts its own: stx sim start --port 0
 *     @advance 30s                           move its clock; also @speed, @restart
 *     @fault kube.networking controller-0    the next time this comes (there), it fails
 *     @file values.yaml                      the lines up to @end, as a file beside the session
 *     $ stx host list                        a shell line; what it prints follows, up to an empty line, `$` or `@`
 *     2> what it prints on stderr
 *     [exit 1]
 *
 * A line of output that would end it itself stands behind a `|`.
 */
export function parseTranscript(path: string): Step[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return path.endsWith('.md') ? parseGuide(lines) : parseLines(lines, path)
}

const endsOutput = /^([$@]|$)/

/** A guide is prose with sessions in it: fenced blocks marked `console`. */
function parseGuide(lines: string[]): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < lines.length; at++) {
    steps.push({kind: 'prose', line: at + 1, text: lines[at] as string})
    if (lines[at] !== '```console') continue
    const end = lines.indexOf('```', at)
    steps.push(...parseLines(lines.slice(at + 1, end), '').map((step) => ({...step, line: step.line + at + 1})))
    at = end - 1
  }
  return steps
}

export function parseLines(lines: string[], path: string): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at] as string
    if (text.startsWith('$ ')) {
      const step: Step = {kind: 'shell', line: at + 1, command: text.slice(2), expected: []}
      while (step.command.endsWith('\\')) step.command = `${step.command}\n${lines[++at]}`
      while (at + 1 < lines.length && !endsOutput.test(lines[at + 1] as string))
        step.expected.push(lines[++at] as string)
      steps.push(step)
    } else if (text.startsWith('@file ')) {
      const end = lines.indexOf('@end', at)
      if (end < 0) throw new Error(`${path}:${at + 1}: @file without @end`)
      steps.push({kind: 'file', line: at + 1, name: text.slice(6), text: `${lines.slice(at + 1, end).join('\n')}\n`})
      at = end
    } else if (text.startsWith('@')) {
      steps.push({kind: 'order', line: at + 1, words: text.slice(1).split(/\s+/)})
    } else {
      steps.push({kind: 'prose', line: at + 1, text})
    }
  }
  return steps
}

/** What differs from run to run without meaning anything: ids, times, ports and folders. */
export const mask = (text: string, folder: string): string =>
  text
    .replaceAll(folder, '<dir>')
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, (uuid) =>
      '<uuid>'.padEnd(uuid.length),
    )
    .replaceAll(/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)?/g, (time) => '<time>'.padEnd(time.length))
    .replaceAll(/\b\d{8}-\d{6}-[0-9a-f]{4}\b/g, (run) => '<run>'.padEnd(run.length))
    .replaceAll(/127\.0\.0\.1:\d+/g, '<simulator>')
    .replaceAll(/\(pid \d+\)/g, '(pid <pid>)')
    .replaceAll(/(\d+h)?(\d+m)?\d+s\b(?= *$)/gm, '<duration>')
    .replaceAll(/ (after|for) (\d+[hms])+(?=[;:])/g, ' $1 <duration>')

/** stdout as it is, then stderr with a mark on each line, then the exit code unless it is 0. */
export function outcomeLines(outcome: {stdout: string; stderr: string; code: number}, folder: string): string[] {
  const lines = (text: string) => (text === '' ? [] : mask(text, folder).replace(/\n$/, '').split('\n'))
  return [
    ...lines(outcome.stdout).map((line) => line.trimEnd().replace(endsOutput, '|$1')),
    ...lines(outcome.stderr).map((line) => `2> ${line}`.trimEnd()),
    ...(outcome.code === 0 ? [] : [`[exit ${outcome.code}]`]),
  ]
}

/** The transcript with what really happened in place of what was expected. */
export const writtenBack = (steps: Step[], actual: Map<Step, string[]>): string =>
  steps.map((step) => written(step, actual.get(step))).join('\n')

function written(step: Step, actual: string[] | undefined): string {
  switch (step.kind) {
    case 'shell':
      return [`$ ${step.command}`, ...(actual ?? step.expected)].join('\n')
    case 'file':
      return `@file ${step.name}\n${step.text}@end`
    case 'order':
      return `@${step.words.join(' ')}`
    case 'prose':
      return step.text
  }
}
