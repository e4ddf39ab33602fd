import { openEditor } from './editor.js'
import { introduce, showPeople } from './people.js'
import { Session } from './session.js'
import { addressedDocument, takeTicket } from './ticket.js'

const element = id => document.getElementById(id)
const told = name => document.querySelector(`meta[name=lockstep-${name}]`).content

/** What stands in the header, for each state of the connection. */
const STATUS = {
  connecting: () => 'Connecting …',
  live: ({ readOnly, unsaved }) => (readOnly ? (unsaved > 0 ? 'Read only, not saved' : 'Read only') : unsaved > 0 ? 'Saving …' : 'Saved'),
  away: () => 'Offline, connecting again …',
  refused: () => 'Not connected',
  ended: () => 'Ended'
}

/** What stands above the text, where it needs more words. */
const NOTICE = {
  connecting: () => '',
  live: ({ readOnly, unsaved }) =>
    !readOnly
      ? ''
      : unsaved > 0
        ? 'Nothing is taken now, perhaps because live collaboration is ending: your last changes are not saved. Copy what you need.'
        : 'You can read this text and not change it.',
  away: ({ unsaved }) =>
    unsaved > 0 ? 'The connection is broken. Go on writing: your changes are sent when it is back.' : 'The connection is broken.',
  refused: () => 'This ticket opens no document here, or no longer. Get a new one with “lockstep ticket”, and open its address.',
  ended: ({ unsaved }) =>
    'Live collaboration has ended, or you have no part in it any more.' +
    (unsaved > 0 ? ' Your last changes were not saved: copy what you need.' : ' The text stays here until you close the page.')
}

function main() {
  const { share, document: name } = addressedDocument(location)
  element('document').textContent = name
  document.title = `${name} – Lockstep`
  addEventListener('hashchange', () => location.reload()) // another ticket
  let editor = null
  const session = new Session({ channel: told('channel'), name: `${share}/${name}`, ticket: takeTicket() }, state => show(state, editor))
  editor = openEditor(element('editor'), {
    text: session.text,
    awareness: session.awareness,
    label: `Text of ${name}`,
    nonce: told('style-nonce')
  })
  introduce(element('name'), session.awareness)
  showPeople(element('people'), session.awareness)
}

function show(state, editor) {
  document.body.dataset.phase = state.phase
  document.body.classList.toggle('read-only', state.readOnly)
  setText(element('status-text'), STATUS[state.phase](state))
  const notice = element('notice')
  setText(notice, NOTICE[state.phase](state))
  notice.hidden = notice.textContent === ''
  const mayWrite = !state.readOnly && (state.phase === 'live' || state.phase === 'away')
  if (editor && editor.mayWrite !== mayWrite) {
    editor.mayWrite = mayWrite
    editor.allow(mayWrite)
  }
}

/** Only where it changes something: what stays the same is not read out again. */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text
}

main()
