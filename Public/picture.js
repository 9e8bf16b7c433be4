// Searching by picture: it shows at once with a box around what is meant, and answers come into the page.
// The page works without this file; a picture is then sent by its button.

const root = document.querySelector('[data-by-picture]')
const stage = root.querySelector('[data-stage]')
const bring = root.querySelector('[data-bring]')
const fault = root.querySelector('[data-fault]')
const question = () => root.querySelector('[data-question]')
const side = 1024, least = 1 / 16, store = 'soko-picture'

let own = null // What is sent: { body, canvas }, the canvas missing where the browser cannot read the picture.
let part = null, box = null, timer, asked = 0

root.querySelector('[data-send]').hidden = true
root.querySelector('[data-drop]').hidden = false

// The box
const clamp = (value, low, high) => Math.min(high, Math.max(low, value))
const round = value => Math.floor(value * 1e4 + 1e-6) / 1e4
const isWhole = () => part.w > .999 && part.h > .999
const text = () => isWhole() ? 'whole' : [part.x, part.y, part.w, part.h].map(round).join()

function read(said) {
  const sides = said.split(',').map(Number)
  return sides.length === 4 ? { x: sides[0], y: sides[1], w: sides[2], h: sides[3] } : { x: 0, y: 0, w: 1, h: 1 }
}

function draw() {
  if (!box) return
  const sides = { 'inset-inline-start': part.x, 'inset-block-start': part.y, 'inline-size': part.w, 'block-size': part.h }
  for (const [name, share] of Object.entries(sides)) box.style.setProperty(name, share * 100 + '%')
}

function move(next) {
  const w = clamp(next.w, least, 1), h = clamp(next.h, least, 1)
  part = { w, h, x: clamp(next.x, 0, 1 - w), y: clamp(next.y, 0, 1 - h) }
  draw()
}

function later() {
  clearTimeout(timer)
  timer = setTimeout(() => ask(text()), 450)
}

function frame(area, said) {
  part = read(said)
  area.querySelectorAll('.crop, .crop-outline').forEach(old => old.remove())
  box = document.createElement('div')
  box.className = 'crop'
  box.tabIndex = 0
  box.setAttribute('role', 'application')
  box.setAttribute('aria-label', root.dataset.box)
  for (const corner of ['00', '10', '01', '11']) {
    const handle = document.createElement('span')
    handle.dataset.corner = corner
    box.append(handle)
  }
  area.append(box)
  draw()

  box.onkeydown = event => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (!way) return
    event.preventDefault()
    const [x, y] = way.map(step => step * .03)
    if (event.shiftKey) move({ ...part, w: Math.min(part.w + x, 1 - part.x), h: Math.min(part.h + y, 1 - part.y) })
    else move({ ...part, x: part.x + x, y: part.y + y })
    later()
  }
  area.onpointerdown = event => {
    if (event.button) return
    event.preventDefault()
    box.focus({ preventScroll: true })
    const size = area.getBoundingClientRect()
    const at = point => [clamp((point.clientX - size.left) / size.width, 0, 1), clamp((point.clientY - size.top) / size.height, 0, 1)]
    const [x, y] = at(event), start = { ...part }, corner = event.target.dataset.corner
    const isMove = event.target === box && !isWhole()
    // A corner stretches against the one across; beside the box, or over all of the picture, a new one begins.
    const [ax, ay] = corner ? [corner[0] === '1' ? start.x : start.x + start.w, corner[1] === '1' ? start.y : start.y + start.h] : [x, y]
    let hasMoved = false
    area.setPointerCapture(event.pointerId)
    area.onpointermove = event => {
      const [nx, ny] = at(event)
      if (Math.abs(nx - x) + Math.abs(ny - y) < .01 && !hasMoved) return
      hasMoved = true
      if (isMove) move({ ...start, x: start.x + nx - x, y: start.y + ny - y })
      else move({ x: Math.min(ax, nx), y: Math.min(ay, ny), w: Math.abs(nx - ax), h: Math.abs(ny - ay) })
    }
    area.onpointerup = area.onpointercancel = () => {
      area.onpointermove = area.onpointerup = area.onpointercancel = null
      if (hasMoved) later()
    }
  }
}

function show(said) {
  const area = document.createElement('div')
  area.className = 'crop-area'
  own.canvas.setAttribute('role', 'img')
  own.canvas.setAttribute('aria-label', root.dataset.yours)
  area.append(own.canvas)
  stage.replaceChildren(area)
  root.querySelector('[data-parts]')?.remove()
  const whole = document.createElement('button')
  whole.type = 'button'
  whole.className = 'chip whole'
  whole.textContent = root.dataset.whole
  whole.onclick = () => { move({ x: 0, y: 0, w: 1, h: 1 }); ask('whole') }
  stage.append(whole)
  if (said) frame(area, said)
}

// Pictures
async function drawn(source) {
  const bitmap = await createImageBitmap(source), scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const body = await new Promise(done => canvas.toBlob(done, 'image/jpeg', .88))
  return { canvas, body }
}

async function take(file) {
  clearTimeout(timer)
  fault.textContent = ''
  box = null
  try {
    own = await drawn(file)
    show()
  } catch {
    // The market reads more kinds than this browser, and says so when it does not.
    if (file.size > 20 << 20) { fault.textContent = root.dataset.large; return }
    own = { body: file }
    const name = document.createElement('bdi')
    name.textContent = file.name
    stage.replaceChildren(name)
  }
  ask('subject')
}

function remember(seen) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(store) ?? '{}')
    const data = own.canvas.toDataURL('image/jpeg', .85)
    sessionStorage.setItem(store, JSON.stringify({ data, seen: kept.data === data ? [...kept.seen.slice(-20), seen] : [seen] }))
  } catch { /* Then it shows on this page only. */ }
}

async function recall() {
  const seen = question()?.querySelector('[name=seen]')?.value
  try {
    const kept = JSON.parse(sessionStorage.getItem(store) ?? '{}')
    if (!seen || !kept.seen?.includes(seen)) return
    const image = new Image()
    image.src = kept.data
    await image.decode()
    own = await drawn(image)
    show(stage.dataset.part)
  } catch { /* It was another page's. */ }
}

// Answers
async function ask(said) {
  const mine = ++asked, form = question()
  let answer
  root.setAttribute('aria-busy', 'true')
  fault.textContent = ''
  try {
    if (own) {
      const body = new FormData(form ?? bring)
      for (const name of ['seen', 'like', 'part', 'picture', 'csrf']) body.delete(name)
      body.set('csrf', bring.elements.csrf.value)
      body.set('part', said ?? (part ? text() : 'subject'))
      body.set('picture', own.body, 'picture')
      answer = await fetch(bring.action, { method: 'POST', body, headers: { Accept: 'text/html' } })
    } else {
      const fields = new URLSearchParams(new FormData(form))
      for (const [name, value] of [...fields]) if (!value) fields.delete(name)
      if (said) fields.set('part', said)
      answer = await fetch(form.action + '?' + fields, { headers: { Accept: 'text/html' } })
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (mine !== asked) return
    adopt(page, answer)
  } catch {
    if (mine === asked) fault.textContent = root.dataset.failed
  }
  if (mine === asked) root.removeAttribute('aria-busy')
}

function adopt(page, answer) {
  const found = page.querySelector('[data-found]')
  if (!found) throw new Error(answer.status)
  fault.textContent = page.querySelector('[data-fault]').textContent
  if (!answer.ok) return
  root.querySelector('[data-found]').replaceWith(found)
  const form = page.querySelector('[data-question]'), old = question()
  if (old) {
    // What is being typed stays.
    old.querySelectorAll('[type=hidden]').forEach(field => field.remove())
    old.prepend(...form.querySelectorAll('[type=hidden]'))
  } else {
    bring.querySelectorAll('.field').forEach(field => field.remove())
    bring.after(form)
    root.classList.remove('first')
  }
  const said = page.querySelector('[data-stage]').dataset.part, area = stage.querySelector('.crop-area')
  if (area && (own?.canvas || !own) && !box?.matches(':focus, :active')) frame(area, said)
  if (own?.canvas) remember(question().querySelector('[name=seen]').value)
  history.pushState(null, '', answer.url)
}

addEventListener('popstate', () => location.reload())
root.addEventListener('submit', event => {
  if (!event.target.matches('[data-question]')) { if (own) { event.preventDefault(); ask() } return }
  event.preventDefault()
  ask()
})
root.addEventListener('change', event => {
  if (event.target.type === 'file') { if (event.target.files[0]) take(event.target.files[0]) }
  else if (question()?.contains(event.target) && event.target.name !== 'q') ask()
})
const brought = list => [...list?.files ?? []].find(file => file.type.startsWith('image/')) ?? list?.files?.[0]
for (const kind of ['dragover', 'drop']) {
  document.addEventListener(kind, event => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    stage.classList.toggle('over', kind === 'dragover')
    const file = kind === 'drop' && brought(event.dataTransfer)
    if (file) take(file)
  })
}
document.addEventListener('dragleave', event => { if (!event.relatedTarget) stage.classList.remove('over') })
document.addEventListener('paste', event => {
  const file = brought(event.clipboardData)
  if (file) { event.preventDefault(); take(file) }
})

const area = stage.querySelector('.crop-area')
if (area && 'part' in stage.dataset && root.querySelector('[data-parts]')) frame(area, stage.dataset.part)
recall()
