// Fills in where the visitor is, when they ask for it; without this file the place is typed or pasted.
for (const button of document.querySelectorAll('[data-place]')) {
  if (!navigator.geolocation) continue
  const field = document.getElementById(button.dataset.place), note = button.nextElementSibling
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    note.textContent = ''
    const done = text => { note.textContent = text; button.disabled = false }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`
        done('')
      },
      fault => done(fault.code === fault.PERMISSION_DENIED ? button.dataset.denied : button.dataset.failed),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 })
  })
}
