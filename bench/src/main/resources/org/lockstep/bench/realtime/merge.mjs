// How long Y.mergeUpdates takes for one edit into a large document: node merge.mjs DOCUMENT EDIT RUNS, median in milliseconds.
import { readFileSync } from 'node:fs'
import * as Y from 'yjs'

const [document, edit] = process.argv.slice(2, 4).map(file => new Uint8Array(readFileSync(file)))
const times = []
for (let run = 0; run < Number(process.argv[4]); run++) {
  const began = performance.now()
  Y.mergeUpdates([document, edit])
  times.push(performance.now() - began)
}
times.sort((a, b) => a - b)
console.log(`MILLIS ${times[times.length >> 1]}`)
