import {displayWidth, inCells} from '../../output/display-width.js'
import {oneLine} from '../style.js'

/** Text in lines of at most so many cells, cut between words where there are any. */
export function wordWrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapped(oneLine(line.trimEnd()), width))
}

function wrapped(line: string, width: number): string[] {
  const lines: string[] = []
  let last = ''
  for (const word of line.split(' ')) {
    let rest = word
    if (last !== '' && displayWidth(last) + 1 + displayWidth(rest) > width) {
      lines.push(last)
      last = ''
    }
    while (displayWidth(rest) > width) {
      const cut = inCells.cut(rest, width)
      lines.push(cut)
      rest = rest.slice(cut.length)
    }
    last = last === '' ? rest : `${last} ${rest}`
  }
  return [...lines, last]
}
