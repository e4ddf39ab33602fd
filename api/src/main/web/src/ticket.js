/** Which document the address names. */
export function addressedDocument({ pathname }) {
  const [, , share, ...rest] = pathname.split('/')
  return { share, document: rest.map(decodeURIComponent).join('/') }
}

/**
 * The ticket of the address. It moves from there into the memory of this tab: so it survives a reload, and is neither
 * in the history of the browser nor in an address that somebody copies.
 *
 * @returns {string} empty where there is none
 */
export function takeTicket() {
  const key = `ticket ${location.pathname}`
  const fresh = new URLSearchParams(location.hash.slice(1)).get('ticket')
  if (fresh) {
    sessionStorage.setItem(key, fresh)
    history.replaceState(null, '', location.pathname)
  }
  return sessionStorage.getItem(key) ?? ''
}
