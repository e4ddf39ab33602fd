import { HocuspocusProvider } from '@hocuspocus/provider'
import * as Y from 'yjs'

/**
 * What a window knows about its connection:
 *
 * - `phase`: `connecting` before the text is there; `live`; `away` while the connection is broken, when one may go on
 *   typing; `refused` where the ticket opens nothing; `ended` when it opens nothing any more
 * - `readOnly`: whether the ticket, or the role of its owner, allows no more than reading
 * - `unsaved`: how many changes the server has not confirmed to have stored
 *
 * @typedef {{ phase: 'connecting' | 'live' | 'away' | 'refused' | 'ended', readOnly: boolean, unsaved: number }} State
 */

/** The work on one document, over the channel's Hocuspocus side: that one tells roles, and confirms what is stored. */
export class Session {
  /** @type {State} */
  state = { phase: 'connecting', readOnly: false, unsaved: 0 }
  doc = new Y.Doc()
  text = this.doc.getText('text')

  /** @param {(state: State) => void} changed */
  constructor({ channel, name, ticket }, changed) {
    this.changed = changed
    this.provider = new HocuspocusProvider({
      url: channel,
      name,
      token: ticket,
      document: this.doc,
      onAuthenticated: ({ scope }) => this.become({ readOnly: scope === 'readonly' }),
      onAuthenticationFailed: () => this.end(),
      onSynced: () => this.become({ phase: 'live' }),
      onUnsyncedChanges: ({ number }) => this.become({ unsaved: number }),
      onDisconnect: () => this.away(),
      onClose: () => this.away()
    })
  }

  get awareness() {
    return this.provider.awareness
  }

  away() {
    if (this.state.phase === 'live') this.become({ phase: 'away' })
  }

  end() {
    const wasThere = this.state.phase === 'live' || this.state.phase === 'away'
    this.become({ phase: wasThere ? 'ended' : 'refused' })
    this.provider.disconnect()
  }

  become(change) {
    if (this.state.phase === 'ended' || this.state.phase === 'refused') return
    this.state = { ...this.state, ...change }
    this.changed(this.state)
  }
}
