import {
  Counter,
  Gauge,
  openMetricsContentType,
  prometheusContentType,
  Registry,
  type RegistryContentType,
} from 'prom-client'
import type {Family} from './families.js'

/** OpenMetrics for who asks for it; the older text for files and all others. */
export type Format = 'openmetrics' | 'text'

export const contentTypes: Readonly<Record<Format, string>> = {
  openmetrics: openMetricsContentType,
  text: prometheusContentType,
}

/** As Prometheus reads it. */
export function exposition(families: readonly Family[], format: Format): Promise<string> {
  const registry = new Registry<RegistryContentType>()
  registry.setContentType(format === 'openmetrics' ? openMetricsContentType : prometheusContentType)
  for (const {name, help, kind, labels: labelNames, samples} of families) {
    const named = {help, labelNames: [...labelNames], registers: [registry]}
    if (kind === 'counter') {
      // The formats differ in who writes the ending.
      const made = new Counter({...named, name: format === 'openmetrics' ? name : `${name}_total`})
      for (const {labels, value} of samples) made.inc({...labels}, value)
      continue
    }
    const made = new Gauge({...named, name})
    // Without labels it starts as 0, which nobody said.
    if (labelNames.length === 0) made.remove()
    for (const {labels, value} of samples) made.set({...labels}, value)
  }
  return registry.metrics()
}
