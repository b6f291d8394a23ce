// A frame of a terminal, with its colours, as a picture: SVG text, so that it is sharp at any size and can be searched.

const CELL = {width: 8.4, height: 18, baseline: 13.5}
const EDGE = 14
const BAR = 30

const GROUND = '#10151c'
const TEXT = '#d5dbe3'

/** The first sixteen of the palette; the others follow from their number. */
const named = [
  '#1c232d',
  '#e06c75',
  '#7fb26a',
  '#d7ba7d',
  '#5fa8d3',
  '#b48ead',
  '#56b6c2',
  '#c8ccd4',
  '#5c6773',
  '#ff7a85',
  '#98c379',
  '#e5c07b',
  '#7cc0f0',
  '#c792ea',
  '#7fdbca',
  '#ffffff',
]

function paletteColour(number) {
  if (number < 16) return named[number]
  const hex = (value) => value.toString(16).padStart(2, '0')
  if (number >= 232) return `#${hex(8 + (number - 232) * 10).repeat(3)}`
  const level = (value) => (value === 0 ? 0 : 55 + value * 40)
  const rest = number - 16
  return `#${[Math.floor(rest / 36), Math.floor(rest / 6) % 6, rest % 6].map((value) => hex(level(value))).join('')}`
}

const plain = {bold: false, dim: false, inverse: false, colour: undefined, ground: undefined}

function dressed(style, codes) {
  let now = style
  const numbers = codes === '' ? [0] : codes.split(';').map(Number)
  for (let at = 0; at < numbers.length; at++) {
    const code = numbers[at]
    if (code === 0) now = plain
    else if (code === 1) now = {...now, bold: true}
    else if (code === 2) now = {...now, dim: true}
    else if (code === 7) now = {...now, inverse: true}
    else if (code === 22) now = {...now, bold: false, dim: false}
    else if (code === 27) now = {...now, inverse: false}
    else if (code === 39) now = {...now, colour: undefined}
    else if (code === 49) now = {...now, ground: undefined}
    else if ((code === 38 || code === 48) && numbers[at + 1] === 5) {
      now = {...now, [code === 38 ? 'colour' : 'ground']: paletteColour(numbers[at + 2])}
      at += 2
    } else if (code >= 30 && code <= 37) now = {...now, colour: named[code - 30]}
    else if (code >= 40 && code <= 47) now = {...now, ground: named[code - 40]}
    else throw new Error(`no picture of SGR ${codes}`)
  }
  return now
}

/** Pieces of a line that look alike, each with the cell where it begins. */
function pieces(line) {
  const found = []
  let style = plain
  let column = 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what dresses a line
  for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    const code = /^\x1b\[([\d;]*)m$/.exec(part)
    if (code) style = dressed(style, code[1])
    else if (part !== '') {
      const width = [...part].length
      found.push({text: part, column, width, ...style})
      column += width
    }
  }
  return found
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const round = (number) => String(Math.round(number * 100) / 100)

export function terminalSvg(frame, {columns, title}) {
  const lines = frame.replace(/\n$/, '').split('\n')
  const width = columns * CELL.width + 2 * EDGE
  const height = lines.length * CELL.height + BAR + EDGE
  const drawn = lines.flatMap((line, row) => {
    const top = BAR + row * CELL.height
    return pieces(line).flatMap(({text, column, width: cells, bold, dim, inverse, colour, ground}) => {
      const [front, back] = inverse ? [ground ?? GROUND, colour ?? TEXT] : [colour ?? TEXT, ground]
      const left = EDGE + column * CELL.width
      const box = back
        ? [
            `<rect x="${round(left)}" y="${top}" width="${round(cells * CELL.width)}" height="${CELL.height}" fill="${back}"/>`,
          ]
        : []
      if (text.trim() === '') return box
      const weight = bold ? ' font-weight="700"' : ''
      const faint = dim ? ' opacity=".65"' : ''
      return [
        ...box,
        // The length is said: whichever font is there, columns stay columns.
        `<text x="${round(left)}" y="${top + CELL.baseline}" fill="${front}" textLength="${round(cells * CELL.width)}"${weight}${faint}>${escaped(text)}</text>`,
      ]
    })
  })
  const dots = ['#e0605e', '#e0b04c', '#5fae62'].map(
    (fill, at) => `<circle cx="${EDGE + 6 + at * 18}" cy="15" r="5.5" fill="${fill}"/>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${height}" width="${round(width)}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    '<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}</style>',
    `<rect width="100%" height="100%" rx="9" fill="${GROUND}"/>`,
    ...dots,
    `<text x="${round(width / 2)}" y="19.5" fill="#7d8896" text-anchor="middle">${escaped(title)}</text>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n')
}
