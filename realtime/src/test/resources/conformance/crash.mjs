// Two people type without a pause while their server is killed and started again. Says what the other one has heard, which must then
// be on the disk, and whether they agree in the end.
import assert from 'node:assert/strict'
import { connect, until } from './clients.mjs'

const [kind, port, share] = process.argv.slice(2)
const edits = 600
const name = `${share}/${kind} crash`
const ana = await connect(kind, port, name, 'ana')
const ben = await connect(kind, port, name, 'ben')
await until('both are in', () => ana.isSynced() && ben.isSynced())

const report = (listener, author) => listener.doc.on('update', (_, origin) => {
  if (origin === listener.provider) console.log(`HEARD ${author.doc.clientID} ${listener.heardOf(author)}`)
})
report(ben, ana)
report(ana, ben)

for (let typed = 0; typed < edits; typed++) {
  ana.type('a')
  ben.type('b')
  if (typed === 100) console.log('UNDERWAY')
  await new Promise(resolve => setTimeout(resolve, 5))
}
const isComplete = client => client.content().length === 2 * edits
await until('they agree', () => isComplete(ana) && ana.content() === ben.content())
await until('all is acknowledged', () => ana.unsynced() === 0 && ben.unsynced() === 0)
const late = await connect(kind, port, name, 'ana')
await until('who comes late gets all', () => late.isSynced() && isComplete(late))
assert.equal(late.content(), ana.content())
console.log('DONE')
process.exit(0)
