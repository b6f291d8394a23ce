import {Writable} from 'node:stream'
import {render} from 'ink'
import {wordsOf as changeInWords} from '../live/change.js'
import type {Live, Seen} from '../live/fleet.js'
import {prepareSelection, type Selection} from '../selecting/select.js'
import {Frame, linesOf} from './frame.js'
import {keyReader} from './key.js'
import {paint} from './paint.js'
import {type Scene, sceneMaker} from './scene.js'
import {
  type Action,
  filtered,
  initialState,
  lookedInto,
  type Note,
  noted,
  press,
  resized,
  type State,
  told,
  type Wish,
} from './state.js'
import {type Look, penFor, signs as setsOfSigns} from './style.js'
import {type Streams, takeTerminal, toClipboard} from './terminal.js'

/** How it looks, whoever looks at it. */
export interface Manner {
  readonly look: Look
  readonly signs: keyof typeof setsOfSigns
  readonly intervalMs: number
  readonly asMap: boolean
  readonly readOnly: boolean
  readonly filter?: State['filter']
}

/** What can be done from here that is the affair of others. */
export interface World {
  /** A command as it is typed, with its place. */
  typed(words: readonly string[]): string
  /** Does what a command does, and says what came of it. */
  perform(action: Action): Promise<Note>
}

export type Ending = 'quit' | 'interrupted' | 'terminated' | 'hangup'

export interface Top {
  /** How it was ended. */
  readonly ended: Promise<Ending>
  finish(why: Ending): void
}

/** To the second, where this program runs. */
const timeOfDay = (at: number): string => new Date(at).toTimeString().slice(0, 8)

/** Ink lays out one frame after the other; this hands on each as it is. */
function layer({signs: set, look}: Pick<Manner, 'signs' | 'look'>) {
  const [pen, signs] = [penFor(look), setsOfSigns[set]]
  let frame = ''
  const paper = (scene: Scene) => {
    const stream = new Writable({
      decodeStrings: false,
      write(piece, _, done) {
        frame = String(piece)
        done()
      },
    })
    return Object.assign(stream, {...scene.size, isTTY: false})
  }
  let drawn: {instance: ReturnType<typeof render>; stream: ReturnType<typeof paper>} | undefined
  let failed: unknown
  const draw = (scene: Scene): string[] => {
    const element = <Frame scene={scene} pen={pen} signs={signs} />
    if (drawn) {
      Object.assign(drawn.stream, scene.size)
      drawn.instance.rerender(element)
    } else {
      const stream = paper(scene)
      // Whole frames: ink's own writer clears the terminal before each that fills it, and says nothing where CI is set.
      const instance = render(element, {
        stdout: stream as unknown as NodeJS.WriteStream,
        stdin: nobody as unknown as NodeJS.ReadStream,
        debug: true,
        exitOnCtrlC: false,
        patchConsole: false,
      })
      instance.waitUntilExit().catch((error: unknown) => {
        failed = error
      })
      drawn = {instance, stream}
    }
    if (failed !== undefined) throw failed
    return linesOf(frame, scene, pen)
  }
  return {draw, close: () => drawn?.instance.unmount()}
}

/** A list of names cannot be piped in while keys are read. */
async function* nothing(): AsyncGenerator<string> {}

/** Keys are read by the screen itself. */
const nobody = Object.assign(new Writable(), {isTTY: false, ref: () => undefined, unref: () => undefined})

/** One frame of what is seen, without a terminal. */
export function frameOnce(live: Live, size: State['size'], manner: Manner): string {
  const sheet = layer(manner)
  try {
    const scene = sceneMaker({signs: setsOfSigns[manner.signs], intervalMs: manner.intervalMs, timeOfDay})
    const lines = sheet.draw(scene(initialState({...manner, size}), live.seen))
    return `${lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd()}\n`
  } finally {
    sheet.close()
  }
}

/** The whole terminal, until somebody ends it. Whatever ends it, the terminal is as it was before. */
export function openTop(live: Live, streams: Streams, manner: Manner & {mouse: boolean}, world: World): Top {
  const sheet = layer(manner)
  const scenes = sceneMaker({signs: setsOfSigns[manner.signs], intervalMs: manner.intervalMs, timeOfDay})
  const keys = keyReader()
  let shown: readonly string[] = []
  let over = false
  let settle: {resolve: (why: Ending) => void; reject: (error: unknown) => void} | undefined
  const ended = new Promise<Ending>((resolve, reject) => {
    settle = {resolve, reject}
  })

  function close(): void {
    over = true
    deaf()
    terminal.giveBack()
    sheet.close()
  }

  function finish(why: Ending): void {
    if (over) return
    close()
    settle?.resolve(why)
  }

  /** What goes wrong in here ends it like anything else: with the terminal given back, then told. */
  const guarded =
    <A extends readonly unknown[]>(work: (...given: A) => void) =>
    (...given: A): void => {
      if (over) return
      try {
        work(...given)
      } catch (error) {
        close()
        settle?.reject(error)
      }
    }

  const terminal = takeTerminal(
    streams,
    {mouse: manner.mouse},
    {
      typed: guarded((text) => {
        for (const key of keys(text)) {
          if (over) return
          const {state: next, wishes} = press(state, key, scenes(state, live.seen))
          state = next
          for (const wish of wishes) fulfil(wish)
        }
        show()
      }),
      resized: guarded(() => {
        state = resized(state, terminal.size())
        shown = []
        terminal.clear()
        show()
      }),
      ended: finish,
    },
  )
  let state = initialState({...manner, size: terminal.size()})
  let looked: string | undefined

  function show(): void {
    if (over) return
    const inside = lookedInto(state)
    if (inside !== looked) {
      looked = inside
      live.lookInto(inside)
    }
    const lines = sheet.draw(scenes(state, live.seen))
    terminal.write(paint(shown, lines, state.size.columns))
    shown = lines
  }

  const say = guarded((note: Note) => {
    state = noted(state, note)
    show()
  })

  function fulfil(wish: Wish): void {
    switch (wish.kind) {
      case 'quit':
        finish('quit')
        break
      case 'interrupt':
        finish('interrupted')
        break
      case 'refresh':
        live.refresh()
        break
      case 'redraw':
        shown = []
        terminal.clear()
        break
      case 'pause':
        live.pause(wish.paused)
        break
      case 'select':
        void select(wish.text)
        break
      case 'copy': {
        const line = world.typed(wish.words)
        terminal.write(toClipboard(line))
        state = noted(state, {text: line, tone: 'key'})
        break
      }
      case 'perform':
        void perform(wish.action)
    }
  }

  const refused = (error: unknown) => say({text: wordsOf(error), tone: 'bad'})

  const chosen = guarded((text: string, selection: Selection) => {
    state = filtered(state, text, selection)
    show()
  })

  const select = (text: string) =>
    prepareSelection(text, {stdin: nothing(), allowNone: true}).then((selection) => chosen(text, selection), refused)

  const perform = (action: Action) =>
    world.perform(action).then((note) => {
      say(note)
      if (!over) live.refresh()
    }, refused)

  const deaf = live.onSeen(
    guarded(({changes, fleet}: Seen) => {
      const [first, ...others] = changes
      if (first) {
        const more = others.length > 0 ? ` (and ${others.length} more)` : ''
        state = told(state, `${timeOfDay(fleet.at)} ${changeInWords(first)}${more}`)
      }
      show()
    }),
  )
  live.first.catch(
    guarded((error: unknown) => {
      throw error
    }),
  )
  guarded(show)()
  return {ended, finish}
}

function wordsOf(error: unknown): string {
  const {message, hint} = error as {message?: string; hint?: string}
  return [message ?? String(error), hint].filter((part) => part !== undefined).join('; ')
}
