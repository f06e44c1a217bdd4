// The contrast of all that is shown, by WCAG 2.2: 4.5 for text (1.4.3), 3 for what tells something else (1.4.11).
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const parts = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const clear = (color) => parts(color)[3] === 0;
  const light = (color) => {
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = parts(color).map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  // A color that a variable holds for an element: the variable itself may hold two, one for each scheme.
  const held = (element, name) => {
    const probe = element.appendChild(document.createElement('span'));
    probe.style.color = `var(${name})`;
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  };
  // What may lie behind an element: of stripes, both colors.
  const behind = (element) => {
    const found = [];
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== 'none') found.push(held(e, '--tint'));
      if (!clear(style.backgroundColor)) return [...found, style.backgroundColor];
    }
    return found;
  };
  const wrong = [];
  let measured = 0;
  const check = (what, element, color, backgrounds, least) => {
    for (const background of backgrounds) {
      measured += 1;
      const found = contrast(color, background);
      const words = element.textContent.trim().slice(0, 20);
      if (found < least) wrong.push(`${what} ${element.className} ${words}: ${found.toFixed(2)}`);
    }
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.closest('script, svg')) continue;
    const style = getComputedStyle(element);
    if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) {
      check('text', element, style.color, behind(element), 4.5);
    }
    if (style.textDecorationLine === 'underline') {
      check('underline', element, style.textDecorationColor, behind(element), 3);
    }
    if (style.outlineStyle !== 'none' && element.matches('.q') && !clear(style.outlineColor)) {
      check('frame', element, style.outlineColor, behind(element.parentElement), 3);
    }
    if (element.matches('button') && style.borderTopStyle === 'solid') {
      check('border', element, style.borderTopColor, behind(element), 3);
    }
    if (element.matches('.bar span')) {
      check('bar', element, style.backgroundColor, behind(element.parentElement.parentElement), 3);
    }
    const before = getComputedStyle(element, '::before');
    if (before.content !== 'none' && element.matches('.first')) {
      const own = before.backgroundColor;
      check('chip', element, before.color, clear(own) ? behind(element) : [own], 4.5);
    }
  }
  const path = document.querySelector('.wire path');
  if (path) check('line', document.body, getComputedStyle(path).stroke, behind(document.querySelector('.text')), 3);
  return { wrong, measured };
})()
