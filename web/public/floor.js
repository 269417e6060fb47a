/* Plain words for a browser below the floor (Chromium 109): written so that the oldest of them can read it. */
(function () {
  var chromium = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  var isOld = (chromium && Number(chromium[1]) < 109) || typeof structuredClone !== 'function' || !window.HTMLDialogElement || !Array.prototype.findLast;
  if (!isOld) return;
  var words = document.createElement('p');
  words.id = 'floor';
  words.setAttribute('role', 'alert');
  words.style.cssText = 'margin:0;padding:12px 20px;font:16px/24px sans-serif;background:white;color:black;border-bottom:1px solid black';
  words.textContent = '这个浏览器版本过低，有些页面打不开。请换用 Chromium 109 及以上内核的浏览器（2023年以后的 360、奇安信、红莲花、Edge、Chrome 均可）。 This browser is too old for Docket: please use one with Chromium 109 or later.';
  document.body.insertBefore(words, document.body.firstChild);
})();
