import { defaultKeymap } from '@codemirror/commands'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, drawSelection, keymap, placeholder } from '@codemirror/view'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import { carets } from './carets.js'

/** A plain editor on a shared text. The Tab key is left alone: with it people get out of the editor again. */
export function openEditor(parent, { text, awareness, label, nonce }) {
  const writing = new Compartment()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorState.lineSeparator.of('\n'), // else a carriage return counts here as nothing, and there as a character
        EditorView.clipboardInputFilter.of(pasted => pasted.replace(/\r\n?/g, '\n')),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
        drawSelection(),
        keymap.of([...yUndoManagerKeymap, ...defaultKeymap]),
        yCollab(text, null),
        carets(text, awareness),
        writing.of(allow(false))
      ]
    })
  })
  return { allow: whether => view.dispatch({ effects: writing.reconfigure(allow(whether)) }) }
}

function allow(whether) {
  return [
    EditorState.readOnly.of(!whether),
    EditorView.contentAttributes.of({ 'aria-readonly': String(!whether) }),
    whether ? placeholder('Write something …') : []
  ]
}
