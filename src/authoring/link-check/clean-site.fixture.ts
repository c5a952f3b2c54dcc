/** Where the fixtures are published. */
export const SITE = 'https://name.github.io';

/**
 * A small site without a fault, in which everything stands that the link check reads and may misread.
 * `{site}` and `{base}` stand for where it is published.
 */
export const CLEAN_SITE: Record<string, string> = {
  'index.html': page({
    address: '',
    head: `<link rel="stylesheet" href="{base}site.css"><link rel="icon" href="{base}icon.svg">
<link rel="manifest" href="{base}site.webmanifest"><link rel="preload" as="image" imagesrcset="{base}pixel.png 1x">
<link rel="alternate" hreflang="ru" href="{site}{base}"><link rel="sitemap" href="{base}sitemap-index.xml">
<link rel="author" href="https://github.com/name"><meta property="og:image" content="{site}{base}pixel.png">
<meta property="og:image:width" content="1200"><meta name="twitter:card" content="summary_large_image">
<script type="module" src="{base}site.js"></script><noscript><link rel="stylesheet" href="{base}site.css"></noscript>
<style>/* url(none.png) */ @namespace svg url(http://www.w3.org/2000/svg);
a::after { content: "url(none.png)"; background: url("pixel.png"), url( {base}pixel.png ), url(data:image/png,AA==) }
</style>`,
    body: `<a href="#">наверх</a><a href="#top">наверх</a><a href="#_top">к содержанию</a><a>без адреса</a>
<a href="{base}">домой</a><a href="{base}#_top">к началу</a><a href="topic/?q=1#id">тема</a><a href="./topic/">тема</a>
<a href="{base}topic/#%D0%B3%D0%BE%D1%80%D1%83%D1%82%D0%B8%D0%BD%D1%8B">раздел</a>
<a href="{base}topic/#горутины">он же</a><a href="{base}topic/#:~:text=слово">слово</a>
<a href="{base}topic/#id:~:text=слово">слово</a><a href="{base}topic/#old">имя</a>
<a href="{base}%D0%BF%D0%BB%D0%B0%D0%BD%D1%8B/">планы</a><a href="{base}планы/">планы</a>
<a href="{base}book.pdf#page=2">книга</a><a href="{site}{base}topic/">тема целиком</a>
<a href="//name.github.io{base}topic/">тема без схемы</a><a href="https://go.dev/doc#none">дальше</a>
<a href="http://example.org">и ещё</a><a href="//example.org/">и ещё</a><a href="mailto:name@example.org">почта</a>
<a href="tel:+70000000000">телефон</a><a href="{base}404.html">404</a>
<img src="{base}pixel.png" srcset="{base}pixel.png 1x, {base}pixel.png?2x 2x,{base}pixel.png 3x" alt="">
<img src="data:image/png;base64,AA==" srcset="data:image/png;base64,AA== 1x, pixel.png 2x" alt="">
<video poster="{base}pixel.png"><source src="{base}film.webm#t=10"></video>
<form action="{base}topic/"><button formaction="{base}">ок</button></form>
<svg><defs><linearGradient id="paint"/></defs><use href="#paint"/><use xlink:href="{base}icon.svg#glyph"/>
<image href="{base}pixel.png"/><a href="{base}topic/">
<path fill="url(#paint)" style="stroke: url('#paint')" d="M0 0"/></a></svg>
<template><a href="{base}topic/">тема</a><i id="_top"></i></template><p style="background: url({base}pixel.png)"></p>
<script>const link = '<a href="/none/">'; // a script is no markup</script><!-- <a href="/none/"> -->`,
  }),
  'topic/index.html': topic(),
  'планы/index.html': page({ address: 'планы/' }),
  'old/index.html': `<meta http-equiv="refresh" content="0;url={base}topic/"><a href="{base}topic/">сюда</a>`,
  '404.html': `<h1 id="_top">Нет</h1><a href="{base}">домой</a><a href="#_top">наверх</a>`,
  'site.css': `@import "fonts/onest.css";\n.a { background: url(pixel.png); fill: url(#paint) }`,
  'fonts/onest.css': `@font-face { src: url('../onest.woff2') format("woff2"), url({base}onest.woff2) }`,
  'icon.svg': `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><g id="glyph"/><use href="#glyph"/></svg>`,
  'site.webmanifest': `{ "start_url": "{base}?source=pwa", "scope": "{base}", "icons": [{ "src": "icon.svg" }] }`,
  'sitemap-index.xml': `<sitemapindex><sitemap><loc>{site}{base}sitemap-0.xml</loc></sitemap></sitemapindex>`,
  'sitemap-0.xml': `<urlset><url><loc>{site}{base}</loc></url><url><loc> {site}{base}topic/ </loc></url></urlset>`,
  'feed.xml': `<rss><loc>not a sitemap</loc></rss>`,
  'robots.txt': `User-agent: *\nDisallow:\nSitemap: {site}{base}sitemap-index.xml\n`,
  'roadmap.json': `{ "phases": [{ "url": "/topic/", "related": ["/", "/\\u043f\\u043b\\u0430\\u043d\\u044b/"],
"items": [{ "url": null }] }] }`,
  'site.js': `fetch('/none/')`,
  ...Object.fromEntries(
    ['pixel.png', 'film.webm', 'book.pdf', 'onest.woff2', 'Case.png'].map((name) => [name, '']),
  ),
  '.secret/x.txt': 'not published',
};

/** How many addresses {@link CLEAN_SITE} has, counted by hand. */
export const CLEAN_ADDRESSES = 81;

/** A page whose line 5 is its own in the head, and line 8 in the body. */
export function page({ address = '', head = '', body = '' }): string {
  return `<!doctype html>
<html lang="ru">
<head><meta charset="utf-8">
<link rel="canonical" href="{site}{base}${address}"><meta property="og:url" content="{site}{base}${address}">
${head}
</head>
<body><h1 id="_top">Заголовок</h1>
${body}
</body>
</html>
`;
}

/** A page with sections to link to, and something of one's own in its head or body. */
export function topic({ address = 'topic/', head = '', body = '' } = {}): string {
  const sections = '<h2 id="горутины">Горутины</h2><h2 id="id">Раздел</h2><a name="old" href="../">домой</a>';
  return page({ address, head, body: `${body}${sections}` });
}
