// Solves a form's puzzle before it is sent (docs/challenges.md). crypto.subtle would be ten times slower.
const H = new Int32Array(8), K = new Int32Array(64), w = new Int32Array(64)
for (let n = 2, i = 0, d; i < 64; n++) {
  for (d = 2; n % d; d++);
  if (d < n) continue
  if (i < 8) H[i] = n ** .5 % 1 * 2 ** 32
  K[i++] = n ** (1 / 3) % 1 * 2 ** 32
}
const r = (x, n) => x >>> n | x << 32 - n
function hash(s, view, at) {
  let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7]
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i)
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15], y = w[i - 2]
    w[i] = w[i - 16] + w[i - 7] + (r(x, 7) ^ r(x, 18) ^ x >>> 3) + (r(y, 17) ^ r(y, 19) ^ y >>> 10) | 0
  }
  for (let i = 0; i < 64; i++) {
    const t = h + (r(e, 6) ^ r(e, 11) ^ r(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i] | 0
    const u = (r(a, 2) ^ r(a, 13) ^ r(a, 22)) + (a & b ^ a & c ^ b & c) | 0
    h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0
  }
  s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h
}

async function solve(puzzle) {
  const text = new TextEncoder().encode(puzzle + '.'), start = text.length, end = start + 8
  const size = end + 72 & ~63, first = start & ~63, bytes = new Uint8Array(size), view = new DataView(bytes.buffer)
  bytes.set(text)
  bytes[end] = 128
  view.setUint32(size - 4, end * 8)
  const bits = puzzle.split('.')[1], head = H.slice(), s = H.slice()
  for (let at = 0; at < first; at += 64) hash(head, view, at)
  for (let n = 0; ; await new Promise(r => setTimeout(r))) {
    // 12 ms, then the page has its turn
    for (const stop = performance.now() + 12; n % 256 || performance.now() < stop; n++) {
      for (let i = end, v = n; i-- > start; v = v / 10 | 0) bytes[i] = 48 + v % 10
      s.set(head)
      for (let at = first; at < size; at += 64) hash(s, view, at)
      if (!(Math.clz32(s[0]) < bits)) return new TextDecoder().decode(bytes.subarray(0, end))
    }
  }
}

for (const form of document.querySelectorAll('form[data-challenge]')) {
  const field = form.elements.challenge
  let work, isDone, isSent
  const begin = () => work ??= solve(field.value).then(answer => { field.value = answer; isDone = true })
  // Not before somebody touches the form: those who only look keep their battery
  form.addEventListener('focusin', begin)
  form.addEventListener('submit', event => {
    // A solution counts once: a second press would only have it refused
    if (isDone && !isSent) return isSent = true
    event.preventDefault()
    if (isSent) return
    const isFirst = !form.ariaBusy
    form.ariaBusy = true
    if (isFirst) begin().then(() => form.requestSubmit(event.submitter))
  })
  addEventListener('pageshow', () => { isSent = false })
}
