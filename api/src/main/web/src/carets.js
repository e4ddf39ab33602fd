import { Annotation } from '@codemirror/state'
import { Decoration, ViewPlugin, WidgetType } from '@codemirror/view'
import * as Y from 'yjs'
import { person } from './people.js'

/** Says that others have moved. */
const othersMoved = Annotation.define()

/**
 * Where the others are, and where they are told that this window is. In place of the one that y-codemirror.next brings:
 * that one writes the colours which others send into style attributes, where a hostile colour is a hostile style.
 */
export function carets(text, awareness) {
  return ViewPlugin.define(view => new Carets(view, text, awareness), { decorations: carets => carets.decorations })
}

class Caret extends WidgetType {
  constructor({ name, colour }, at) {
    super()
    this.name = name
    this.colour = colour
    this.at = at
  }

  /** One that moves is another, so that its name is shown again. */
  eq(other) {
    return other.name === this.name && other.colour === this.colour && other.at === this.at
  }

  toDOM() {
    const caret = document.createElement('span')
    caret.className = `caret ${this.colour}`
    caret.ariaHidden = 'true'
    const flag = document.createElement('span')
    flag.className = 'flag'
    flag.textContent = this.name
    caret.append('\u2060', flag, '\u2060')
    return caret
  }

  ignoreEvent() {
    return true
  }
}

class Carets {
  constructor(view, text, awareness) {
    this.text = text
    this.awareness = awareness
    this.heard = ({ added, updated, removed }) => {
      const others = [...added, ...updated, ...removed].filter(id => id !== awareness.clientID)
      if (others.length > 0) view.dispatch({ annotations: othersMoved.of(true) })
    }
    awareness.on('change', this.heard)
    this.decorations = this.decorate()
  }

  destroy() {
    this.awareness.off('change', this.heard)
  }

  update(update) {
    if (update.selectionSet || update.focusChanged || update.docChanged) this.tell(update.view)
    if (update.docChanged || update.transactions.some(t => t.annotation(othersMoved))) this.decorations = this.decorate()
  }

  /** Tells the others, if it is news to them. */
  tell(view) {
    if (!view.hasFocus) return
    const { anchor, head } = view.state.selection.main
    const cursor = { anchor: this.position(anchor), head: this.position(head) }
    const known = this.awareness.getLocalState()?.cursor
    if (JSON.stringify(known) !== JSON.stringify(cursor)) this.awareness.setLocalStateField('cursor', cursor)
  }

  position(index) {
    return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.text, index))
  }

  decorate() {
    const all = []
    for (const [id, state] of this.awareness.getStates()) {
      if (id === this.awareness.clientID) continue
      const anchor = this.index(state.cursor?.anchor)
      const head = this.index(state.cursor?.head)
      if (anchor === null || head === null) continue
      const who = person(id, state)
      if (anchor !== head) {
        const selected = Decoration.mark({ class: `selected ${who.colour}` })
        all.push(selected.range(Math.min(anchor, head), Math.max(anchor, head)))
      }
      all.push(Decoration.widget({ widget: new Caret(who, head), side: head > anchor ? -1 : 1 }).range(head))
    }
    return Decoration.set(all, true)
  }

  /** Where a position lies that another client sent: nowhere, if it is none of this text. */
  index(sent) {
    if (!sent || typeof sent !== 'object') return null
    try {
      const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(sent), this.text.doc)
      return found?.type === this.text ? found.index : null
    } catch {
      return null // what was sent is no position
    }
  }
}
