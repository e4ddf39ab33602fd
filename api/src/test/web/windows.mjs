// Two windows, and a third that may only read, work on one text in a real browser.
//
//   node windows.mjs CHROMIUM ADDRESS ALICE BOB READER [SHOTS]
//
// ADDRESS is the page's, and the three after it are tickets; SHOTS is a folder for pictures. Says END when it is time to
// end the collaboration, and DONE at the end. Whatever is not as it should be ends it with an error.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [executablePath, address, alicesTicket, bobsTicket, readersTicket, shots] = process.argv.slice(2)
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

const browser = await chromium.launch({ executablePath, args: QUIET, headless: true })
const complaints = []
const asked = []

async function open(ticket, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, ...options })
  const page = await context.newPage()
  page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('request', request => asked.push(request.url()))
  page.on('websocket', socket => asked.push(socket.url()))
  await page.goto(`${address}#ticket=${ticket}`)
  if (name) await page.getByLabel('Your name').fill(name)
  return page
}

const status = (page, text) => page.locator('#status-text', { hasText: text }).waitFor()
const editor = page => page.locator('.cm-content')

/** What stands in the editor, without the names at other people's carets. */
const textOf = page =>
  page.evaluate(() =>
    [...document.querySelectorAll('.cm-line')]
      .map(line => {
        const bare = line.cloneNode(true)
        bare.querySelectorAll('.caret, .cm-placeholder').forEach(part => part.remove())
        return bare.textContent
      })
      .join('\n')
  )

async function converge(pages, isRight) {
  for (;;) {
    const texts = await Promise.all(pages.map(textOf))
    if (texts.every(text => text === texts[0]) && isRight(texts[0])) return texts[0]
    await pages[0].evaluate(() => new Promise(requestAnimationFrame))
  }
}

async function accessible(page, what) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => window.axe.run())
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join('; ')}`)
  assert.deepEqual(faults, [], `accessibility of ${what}`)
}

const picture = (page, name) => shots && page.screenshot({ path: join(shots, `${name}.png`) })

try {
  const alice = await open(alicesTicket, 'Alice')
  const bob = await open(bobsTicket, 'Bob <b>', { colorScheme: 'dark' })
  await status(alice, 'Saved')
  await status(bob, 'Saved')

  // They take turns.
  await editor(alice).click()
  await alice.keyboard.type('Plan for Saturday\n\nWe meet at nine by the bridge.\n')
  await converge([alice, bob], text => text.endsWith('bridge.\n'))
  await editor(bob).click()
  await bob.keyboard.press('Control+End')
  await bob.keyboard.type('I bring the boat, and Alice the map.')
  await converge([alice, bob], text => text.endsWith('the map.'))

  // They see each other.
  await alice.getByRole('listitem').filter({ hasText: 'Bob <b>' }).waitFor()
  await bob.getByRole('listitem').filter({ hasText: 'Alice' }).waitFor()
  await alice.locator('.caret .flag', { hasText: 'Bob <b>' }).waitFor({ state: 'attached' })
  await bob.locator('.caret .flag', { hasText: 'Alice' }).waitFor({ state: 'attached' })
  await alice.keyboard.press('Shift+ArrowUp')
  await bob.locator('.selected').first().waitFor({ state: 'attached' })
  await bob.keyboard.type(' ')
  await picture(alice, 'wide-light')
  await picture(bob, 'wide-dark')
  await alice.keyboard.press('ArrowRight')

  // They type at once, in the same place.
  await alice.keyboard.press('Control+End')
  await Promise.all([alice.keyboard.type('aaaaaaaaaa'), bob.keyboard.type('bbbbbbbbbb')])
  const both = await converge([alice, bob], text => /a{10}/.test(text.replaceAll('b', '')) && (text.match(/b/g) ?? []).length >= 10)
  await status(alice, 'Saved')

  // What one takes back is one's own.
  await alice.keyboard.press('Control+z')
  const without = await converge([alice, bob], text => text !== both)
  assert.equal(without.match(/b{10}/)?.length, 1, without)

  // Whoever may only read sees everything and changes nothing.
  const reader = await open(readersTicket, null, { viewport: { width: 390, height: 720 } })
  await status(reader, 'Read only')
  await converge([alice, bob, reader], text => text === without)
  await editor(reader).click()
  await reader.keyboard.type('not mine to write')
  await reader.keyboard.press('Backspace')
  assert.equal(await textOf(reader), without)
  assert.equal(await editor(reader).getAttribute('aria-readonly'), 'true')
  await alice.getByRole('listitem').filter({ hasText: 'Guest' }).waitFor()
  assert.equal(await textOf(alice), without)
  await picture(reader, 'narrow-light')

  // The keyboard leads into the editor and out of it again.
  await editor(alice).focus()
  await alice.keyboard.press('Tab')
  assert.equal(await alice.evaluate(() => document.activeElement.textContent), 'Licences')
  await alice.keyboard.press('Shift+Tab')
  assert.equal(await alice.evaluate(() => document.activeElement.className.includes('cm-content')), true)

  await accessible(alice, 'the light page')
  await accessible(bob, 'the dark page')
  await accessible(reader, 'the narrow page')

  // The ticket is kept through a reload, and stands nowhere.
  await alice.reload()
  await status(alice, 'Saved')
  await converge([alice, bob], text => text === without)
  assert.equal(alice.url(), address)

  // The end is told, and nothing can be written after it.
  console.log('END')
  for (const page of [alice, bob, reader]) await status(page, 'Ended')
  await bob.getByRole('alert').filter({ hasText: 'Live collaboration has ended' }).waitFor()
  await editor(bob).click()
  await bob.keyboard.type('too late')
  assert.equal(await textOf(bob), without)
  await picture(bob, 'ended-dark')
  await accessible(bob, 'the ended page')

  const late = await open(alicesTicket, null)
  await status(late, 'Not connected')
  await picture(late, 'refused-light')
  await accessible(late, 'the page of a refused ticket')

  // Nothing was forbidden by the policy, and nobody else was asked anything.
  assert.deepEqual(complaints, [])
  const { hostname } = new URL(address)
  for (const url of asked) {
    assert.equal(url.startsWith('data:') || new URL(url).hostname === hostname, true, url)
    for (const ticket of [alicesTicket, bobsTicket, readersTicket]) assert.equal(url.includes(ticket), false, url)
  }
  console.log('DONE')
} finally {
  await browser.close()
}
