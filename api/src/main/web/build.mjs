// Bundles the page into the folder that is named: page.html, page.css, page.js, and the licences of what is in it.
import { build } from 'esbuild'
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const out = process.argv[2]

const { metafile } = await build({
  entryPoints: ['src/page.js', 'src/page.css'],
  outdir: out,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none' // the licences are told as a whole
})
await copyFile('src/page.html', join(out, 'page.html'))
await writeFile(join(out, 'licences.txt'), await licences(Object.keys(metafile.inputs)))

/** The licence of every package that something was taken from. */
async function licences(inputs) {
  const packages = new Set(inputs.flatMap(path => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)(?=\/)/g) ?? []))
  const texts = await Promise.all([...packages].sort().map(licence))
  return texts.join('\n\n')
}

async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry))
  const text = file ? await readFile(join(folder, file), 'utf8') : ''
  return `${name} ${version} (${license})\n\n${text}`
}
