const LONGEST_NAME = 40
const COLOURS = 8
const NAME_KEY = 'lockstep.live.name'

/** How a client is called and coloured. What others say of themselves is not trusted: the colour follows from the id. */
export function person(id, state) {
  return { id, name: shortName(state?.user?.name) || 'Somebody', colour: `colour-${id % COLOURS}` }
}

/** A name without what could pass for something else: control characters and marks that turn the direction of text. */
export function shortName(name) {
  const plain = typeof name === 'string' ? name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim() : ''
  return [...plain].slice(0, LONGEST_NAME).join('')
}

/** Keeps the field with the own name, what others see of it, and what is remembered for the next time, the same. */
export function introduce(field, awareness) {
  const tell = () => {
    const name = shortName(field.value) || 'Guest'
    awareness.setLocalStateField('user', { name })
  }
  field.value = localStorage.getItem(NAME_KEY) ?? ''
  field.placeholder = 'Guest'
  field.addEventListener('input', () => {
    localStorage.setItem(NAME_KEY, field.value)
    tell()
  })
  tell()
}

/** Lists who is here, oneself first. */
export function showPeople(list, awareness) {
  const show = () => {
    const own = awareness.clientID
    const all = [...awareness.getStates()].filter(([id, state]) => id === own || state.user)
    all.sort(([a], [b]) => (b === own) - (a === own) || a - b)
    list.replaceChildren(...all.map(([id, state]) => entry(person(id, state), id === own)))
  }
  awareness.on('change', show)
  show()
}

function entry({ name, colour }, isOwn) {
  const item = document.createElement('li')
  item.className = colour
  item.title = name
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.ariaHidden = 'true'
  badge.textContent = [...name][0].toUpperCase()
  const label = document.createElement('span')
  label.className = 'label'
  label.textContent = isOwn ? `${name} (you)` : name
  item.append(badge, label)
  return item
}
