import {BarChart, CustomChart} from 'echarts/charts'
import {GridComponent, LegendComponent} from 'echarts/components'
import {type EChartsCoreOption, init, use} from 'echarts/core'
import {SVGRenderer} from 'echarts/renderers'
import {Html, html, inert} from './html.js'

use([BarChart, CustomChart, GridComponent, LegendComponent, SVGRenderer])

/** Inks of the page: the picture follows it into the dark, and onto paper. */
export const INK = {
  critical: 'var(--critical)',
  major: 'var(--major)',
  minor: 'var(--minor)',
  warning: 'var(--warning)',
  well: 'var(--well)',
  busy: 'var(--busy)',
  idle: 'var(--idle)',
} as const

const text = {color: 'var(--ink)', fontFamily: 'system-ui, sans-serif', fontSize: 12}
const line = {lineStyle: {color: 'var(--line)'}}

/** How axes look: as the page does. */
export const axis = {
  axisLabel: text,
  axisLine: line,
  axisTick: line,
  splitLine: line,
  nameTextStyle: text,
}

export const legend = {textStyle: text, icon: 'rect', itemWidth: 12, itemHeight: 12, itemGap: 28, top: 0, left: 0}

interface Size {
  width: number
  height: number
}

/** A picture that asks for nothing, moves nothing and runs nothing; `label` says in words what it shows. */
export function chartOf(option: EChartsCoreOption, {width, height}: Size, label: string): Html {
  const chart = init(null, null, {renderer: 'svg', ssr: true, width, height})
  try {
    chart.setOption({animation: false, textStyle: text, ...option})
    const drawn = chart.renderToSVGString()
    const inside = drawn.slice(drawn.indexOf('>') + 1)
    // What the picture would do under a mouse is nothing that a page of paper does.
    const body = inside.replace(/<style[^>]*>.*?<\/style>/s, '').replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, '')
    return html`<figure class="wide" tabindex="0"><svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${new Html(body)}</figure>`
  } finally {
    chart.dispose()
  }
}

/** Of a name, as much as a picture has room for, and nothing that means anything there. */
export const short = (name: string, longest = 24): string => {
  const plain = inert(name).replace(/\s+/g, ' ')
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain
}
