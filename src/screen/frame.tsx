import {Box, Text} from 'ink'
import type {ReactElement} from 'react'
import type {Scene} from './scene.js'
import {LEAST} from './scene.js'
import {type Line, type Pen, type Signs, span} from './style.js'

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
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Ends left={title.left} right={title.right} pen={pen} />
      <One line={banner} pen={pen} />
      {strategy && <One line={strategy} pen={pen} />}
      {stale && <One line={stale} pen={pen} />}
      <Ends left={crumbs.left} right={crumbs.right} pen={pen} fill={signs.rule} />
      {body.heading.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a heading is its place
        <One key={at} line={line} pen={pen} />
      ))}
      <Box flexDirection="column" height={scene.page}>
        {scene.shown.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what stands there is put in later
          <Text key={at}>{placeholder(at)}</Text>
        ))}
      </Box>
      {about && <One line={[span('  '), ...about]} pen={pen} />}
      <Box flexGrow={1} />
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

/** What stands at both ends of a line. */
function Ends({left, right, pen, fill}: {left: Line; right: Line; pen: Pen; fill?: string}): ReactElement {
  return (
    <Box height={1} flexShrink={0}>
      <Box flexShrink={1}>
        <Text wrap="truncate-end">{pen.text(left)}</Text>
      </Box>
      <Box flexGrow={1} flexShrink={1000} height={1} overflow="hidden">
        {fill && <Text wrap="truncate">{pen.text([span(fill.repeat(300), 'quiet')])}</Text>}
      </Box>
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
 * The rows of the body are put into a frame after ink has laid it out. Ink measures every cell of every frame anew, which
 * on a large screen costs more than all the rest; of these rows the width is known.
 */
const FIRST = 0xf0000

const placeholder = (at: number): string => String.fromCodePoint(FIRST + at)

/** The lines of a frame as the terminal gets them. */
export function linesOf(frame: string, {shown, size}: Pick<Scene, 'shown' | 'size'>, pen: Pen): string[] {
  return frame.split('\n').map((line) => {
    const row = shown[(line.codePointAt(0) ?? 0) - FIRST]
    return row ? pen.row(row.line, size.columns, row.selected) : line
  })
}
