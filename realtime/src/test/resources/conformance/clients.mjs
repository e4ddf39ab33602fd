// The published clients, each with the same few words: what they are called differs, what they must do does not.
import WebSocket from 'ws'
import * as Y from 'yjs'

globalThis.WebSocket = WebSocket

const waitMillis = 60_000

/** Waits until something is the case. */
export const until = async (what, condition) => {
  const end = Date.now() + waitMillis
  while (!condition()) {
    if (Date.now() > end) throw new Error('it does not come to be that ' + what)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

const yWebsocket = async (version, port, name, ticket) => {
  const { WebsocketProvider } = await import('y-websocket-' + version)
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/y`, name, doc, {
    params: { ticket },
    disableBc: true,
    maxBackoffTime: 500
  })
  const client = common(doc, provider)
  provider.on('connection-close', event => { client.closeCode = event?.code })
  provider.on('closed', event => { client.finalCode = event.code })
  client.isSynced = () => provider.synced
  client.unsynced = () => 0
  return client
}

const hocuspocus = async (version, port, name, ticket) => {
  const { HocuspocusProvider } = await import('hocuspocus-provider-' + version)
  const doc = new Y.Doc()
  const provider = new HocuspocusProvider({
    url: `ws://127.0.0.1:${port}/hocuspocus`,
    name,
    token: ticket,
    document: doc
  })
  const client = common(doc, provider)
  provider.on('authenticationFailed', ({ reason }) => { client.denied = reason })
  client.isSynced = () => provider.synced
  client.unsynced = () => provider.unsyncedChanges
  client.scope = () => provider.authorizedScope ?? provider.authScope
  return client
}

const common = (doc, provider) => ({
  doc,
  provider,
  text: doc.getText('text'),
  type (letters) { this.text.insert(this.text.length, letters) },
  content () { return this.text.toString() },
  /** How much of another client has come. */
  heardOf (other) { return Y.getState(doc.store, other.doc.clientID) },
  sees (other) { return provider.awareness.getStates().has(other.doc.clientID) },
  leave () { provider.destroy() }
})

const makers = {
  'y-websocket-2': (...rest) => yWebsocket(2, ...rest),
  'y-websocket-3': (...rest) => yWebsocket(3, ...rest),
  'hocuspocus-2': (...rest) => hocuspocus(2, ...rest),
  'hocuspocus-3': (...rest) => hocuspocus(3, ...rest),
  'hocuspocus-4': (...rest) => hocuspocus(4, ...rest)
}

/** A client of this kind, with a ticket for a document. */
export const connect = (kind, port, name, ticket) => makers[kind](port, name, ticket)
