import {Box, Text} from 'ink'
import type {ReactElement} from 'react'
import type {Scene} from './scene.js'
import {LEAST} from './scene.js'
import {type Line, lineWidth, type Pen, type Signs, span} from './style.js'

interface Drawn {
  readonly scene: Scene
  readonly pen: Pen
  readonly signs: Signs
}

/** A whole screen. */
export function Frame({scene, pen, signs}: Drawn): ReactElement {
  const {columns, rows} = scene.size
  if (scene.tooSmall) return <TooSmall columns={columns} rows={rows} />
  const {title, banner, strategy, stale, crumbs, body, about, foot} = scene
  return (
    <Box flexDirection="column" width={columns}>
      <Ends left={title.left} right={title.right} pen={pen} columns={columns} />
      <One line={banner} pen={pen} />
      {strategy && <One line={strategy} pen={pen} />}
      {stale && <One line={stale} pen={pen} />}
      <Ends left={crumbs.left} right={crumbs.right} pen={pen} columns={columns} fill={signs.rule} />
      {body.heading.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a heading is its place
        <One key={at} line={line} pen={pen} />
      ))}
      <Text>{BODY}</Text>
      {about && <One line={[span('  '), ...about]} pen={pen} />}
      {foot.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the last lines of the screen
        <One key={at} line={line} pen={pen} />
      ))}
    </Box>
  )
}

/** A line that is cut where the screen ends. */
function One({line, pen}: {line: Line; pen: Pen}): ReactElement {
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate-end">{line.length === 0 ? ' ' : pen.text(line)}</Text>
    </Box>
  )
}

interface EndsOf {
  readonly left: Line
  readonly right: Line
  readonly pen: Pen
  readonly columns: number
  /** Between them. */
  readonly fill?: string
}

/** What stands at both ends of a line. */
function Ends({left, right, pen, columns, fill}: EndsOf): ReactElement {
  const between = columns - lineWidth(left) - lineWidth(right)
  return (
    <Box height={1} flexShrink={0}>
      <Box flexShrink={1}>
        <Text wrap="truncate-end">{pen.text(left)}</Text>
      </Box>
      <Box flexGrow={1}>{fill && <Text>{pen.text([span(fill.repeat(Math.max(0, between)), 'quiet')])}</Text>}</Box>
      <Box flexShrink={0}>
        <Text>{pen.text(right)}</Text>
      </Box>
    </Box>
  )
}

function TooSmall({columns, rows}: {columns: number; rows: number}): ReactElement {
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Text wrap="wrap">
        {`The terminal is too small: ${columns}x${rows}. At least ${LEAST.columns}x${LEAST.rows} is needed. q ends it.`}
      </Text>
    </Box>
  )
}

/**
 * Where the rows of the body go, after ink has laid out the rest. Ink looks at every cell of a screen for every frame, which
 * on a large one costs more than all that is drawn there; of these rows the width is known, and they are most of a screen.
 */
const BODY = '\u{f0000}'

/** The lines of a frame as the terminal gets them. */
export function linesOf(
  frame: string,
  {shown, size, page}: Pick<Scene, 'shown' | 'size' | 'page'>,
  pen: Pen,
): string[] {
  const rows = shown.map(({line, selected}) => pen.row(line, size.columns, selected))
  const body = [...rows, ...Array<string>(Math.max(0, page - rows.length)).fill('')]
  return frame.split('\n').flatMap((line) => (line === BODY ? body : line))
}
