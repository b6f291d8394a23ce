import {BarChart, CustomChart, LineChart} from 'echarts/charts'
import {AriaComponent, GridComponent, TooltipComponent} from 'echarts/components'
import {type EChartsCoreOption, type EChartsType, init, use} from 'echarts/core'
import {SVGRenderer} from 'echarts/renderers'
import {el} from './dom.js'

use([BarChart, CustomChart, LineChart, AriaComponent, GridComponent, TooltipComponent, SVGRenderer])

export type ChartOption = EChartsCoreOption

/** The colours and letters in effect. */
export interface Look {
  colour(name: string): string
  readonly size: number
}

function lookNow(): Look {
  const style = getComputedStyle(document.documentElement)
  return {
    colour: (name) => style.getPropertyValue(`--${name}`).trim(),
    size: Math.round(Number.parseFloat(style.fontSize) * 0.78),
  }
}

const charts = new Set<Chart>()

/** A picture of figures. It is drawn only where it is seen, and anew when the colours or the room change. */
export class Chart {
  readonly element: HTMLElement
  #chart: EChartsType | undefined
  #option: ((look: Look) => ChartOption) | undefined
  #isSeen = false
  #isDue = false

  constructor(
    readonly label: string,
    kind: string,
  ) {
    this.element = el('div', {class: `chart ${kind}`, role: 'img', 'aria-label': label})
    charts.add(this)
    new ResizeObserver(() => {
      this.#chart?.resize()
      if (this.#isDue) this.draw()
    }).observe(this.element)
    new IntersectionObserver((entries) => {
      // A busy browser tells several at once: the last is how it is now.
      this.#isSeen = entries.at(-1)?.isIntersecting ?? false
      if (this.#isDue) this.draw()
    }).observe(this.element)
  }

  /** `said`: what the picture shows, for who does not see it. */
  show(option: (look: Look) => ChartOption, said: string): void {
    this.#option = option
    this.element.setAttribute('aria-label', `${this.label}. ${said}`)
    this.draw()
  }

  draw(): void {
    this.#isDue = !this.#isSeen || this.element.clientWidth === 0
    if (this.#isDue || !this.#option) return
    // The label is ours: what the library makes of the figures is longer, and says less.
    this.#chart ??= init(this.element, undefined, {renderer: 'svg'})
    const look = lookNow()
    this.#chart.setOption(
      {
        animation: false,
        textStyle: {fontFamily: 'system-ui, sans-serif', color: look.colour('soft'), fontSize: look.size},
        ...this.#option(look),
      },
      {notMerge: true},
    )
  }
}

/** The colours have changed. */
export function redrawCharts(): void {
  for (const chart of charts) chart.draw()
}

export const tooltipOf = (look: Look): Record<string, unknown> => ({
  // As HTML it would need styles that the policy of the page forbids.
  renderMode: 'richText',
  confine: true,
  backgroundColor: look.colour('panel'),
  borderColor: look.colour('line'),
  textStyle: {color: look.colour('ink'), fontSize: look.size},
})
