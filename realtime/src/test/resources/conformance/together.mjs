// Two people edit, leave, come back; a third one comes late; one may only read; one may not come in.
import assert from 'node:assert/strict'
import { connect, until } from './clients.mjs'

const [kind, port, share] = process.argv.slice(2)
const name = `${share}/${kind} dům`
const isYWebsocket = kind.startsWith('y-websocket')
const join = ticket => connect(kind, port, name, ticket)

const ana = await join('ana')
const ben = await join('ben')
await until('both are in', () => ana.isSynced() && ben.isSynced())
assert.equal(ana.content(), '')

ana.type('hello 😀')
await until('ben reads it', () => ben.content() === 'hello 😀')
ben.type(', world')
await until('ana reads that', () => ana.content() === 'hello 😀, world')
await until('nothing is left to be acknowledged', () => ana.unsynced() === 0 && ben.unsynced() === 0)

ana.provider.awareness.setLocalStateField('user', { name: 'Ana' })
await until('ben sees ana', () => ben.sees(ana))
ana.provider.disconnect()
await until('ben misses ana', () => !ben.sees(ana))
ana.type(' (offline)')
ben.type(' (online)')
clearInterval(ana.provider.awareness._checkInterval) // without it ana does not renew her state: only the server can make it news
await ana.provider.connect()
await until('ben sees ana again', () => ben.sees(ana))
await until('they agree', () => ana.content() === ben.content() && ana.content().includes('(offline)') && ana.content().includes('(online)'))
await until('nothing is left again', () => ana.unsynced() === 0 && ben.unsynced() === 0)

const late = await join('ana')
await until('who comes late gets all', () => late.isSynced() && late.content() === ana.content())

const viewer = await join('viewer')
await until('the viewer reads', () => viewer.isSynced() && viewer.content() === ana.content())
await until('who adds nothing owes nothing', () => viewer.unsynced() === 0)
if (viewer.scope) assert.equal(viewer.scope(), 'readonly')
viewer.type(' NOT ALLOWED')
ana.type(' afterwards')
await until('the viewer reads on', () => viewer.content().includes('afterwards'))
if (!isYWebsocket) assert.ok(viewer.unsynced() > 0, 'what was refused is not acknowledged')
const witness = await join('ben')
await until('the witness is in', () => witness.isSynced())
assert.equal(witness.content(), ana.content())
assert.ok(!witness.content().includes('NOT ALLOWED'))

const stranger = await join('forged')
if (isYWebsocket) await until('the stranger is out', () => stranger.closeCode === 4401)
else await until('the stranger is out', () => stranger.denied !== undefined)
if (kind === 'y-websocket-3') await until('and stays away', () => stranger.finalCode === 4401)
assert.equal(stranger.content(), '')

for (const client of [ana, ben, late, viewer, witness, stranger]) client.leave()
console.log('DONE')
process.exit(0)
