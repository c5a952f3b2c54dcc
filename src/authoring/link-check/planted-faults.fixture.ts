import { SITE } from './clean-site.fixture.ts';

/** What is wrong, and the remedy. */
type Verdict = readonly [wrong: string, remedy: string];

export const GONE: Verdict = ['names nothing on the site', 'mend the address, or make what it names'];
export const LOADED: Verdict = ['loads from another origin', 'keep a copy on the own site'];
const EMPTY: Verdict = ['is empty', 'write the address, or # for the top of the page'];
export const FOREIGN: Verdict = [
  'is not on the own site',
  `name ${SITE}; build and check with the same SITE_URL`,
];

export const noSlash = (address: string): Verdict => ['has no closing slash', `write ${address}`];
const otherCase = (address: string): Verdict => [GONE[0], `write ${address}`];
export const notFull = (address: string): Verdict => [
  'is not a full address',
  `write ${address}: machines read it without the page`,
];
const noScheme = (scheme: string): Verdict => [
  `has the scheme ${scheme}, which does not belong here`,
  'use one of https: mailto: tel: sms: tg:',
];
export const noId = (id: string, file = '{file}'): Verdict => [
  `names the id "${id}", which ${file} does not have`,
  `give an element of ${file} this id, or mend the address`,
];

/** What is planted, where it is found, what is said. */
export type Planted = readonly [fault: string, planted: string, place: string, verdict: Verdict];

export const IN_BODY: Planted[] = [
  ['a page', '<a href="{base}none/">', '<a href> "{base}none/"', GONE],
  ['a relative page', '<a href="../none/">', '<a href> "../none/"', GONE],
  ['a page named in full', '<a href="{site}{base}none/">', '<a href> "{site}{base}none/"', GONE],
  ['a page without its slash', '<a href="{base}old?q">', '<a href> "{base}old?q"', noSlash('{base}old/')],
  [
    'a file with a slash',
    '<a href="{base}book.pdf/">',
    '<a href> "{base}book.pdf/"',
    otherCase('{base}book.pdf'),
  ],
  [
    'index.html',
    '<a href="{base}old/index.html#x">',
    '<a href> "{base}old/index.html#x"',
    ['names index.html, so that the page has two addresses', 'write {base}old/'],
  ],
  ['no .html', '<a href="{base}404">', '<a href> "{base}404"', ['has no .html', 'write {base}404.html']],
  ['a page in another case', '<a href="{base}Old/">', '<a href> "{base}Old/"', otherCase('{base}old/')],
  ['an id of another page', '<a href="{base}#id">', '<a href> "{base}#id"', noId('id', 'index.html')],
  ['an id of this page', '<a href="#none">', '<a href> "#none"', noId('none')],
  [
    'an id in another case',
    '<a href="#Горутины">',
    '<a href> "#Горутины"',
    [noId('Горутины')[0], 'write #горутины'],
  ],
  ['an encoded id', '<a href="#%D0%BA%D0%B0%D0%BD">', '<a href> "#%D0%BA%D0%B0%D0%BD"', noId('кан')],
  ['a badly encoded id', '<a href="#100%">', '<a href> "#100%"', noId('100%')],
  ['an id before a text directive', '<a href="#no:~:text=x">', '<a href> "#no:~:text=x"', noId('no')],
  ['an id of a template', '<template><b id="t"></b></template><a href="#t">', '<a href> "#t"', noId('t')],
  [
    '#_top without such an id',
    '<a href="{base}old/#_top">',
    '<a href> "{base}old/#_top"',
    noId('_top', 'old/index.html'),
  ],
  ['an empty link', '<a href="">', '<a href> ""', EMPTY],
  ['an empty source', '<img src=" " alt="">', '<img src> " "', EMPTY],
  ['an area', '<area href="{base}none/">', '<area href> "{base}none/"', GONE],
  [
    'nonsense',
    '<a href="https://">',
    '<a href> "https://"',
    ['cannot be read as an address', 'write it anew'],
  ],
  [
    'a script',
    '<a href="JavaScript:x">',
    '<a href> "JavaScript:x"',
    ['runs a script', 'use a button and a listener'],
  ],
  ['a strange scheme', '<a href="ftp://go.dev">', '<a href> "ftp://go.dev"', noScheme('ftp:')],
  ['a forgotten scheme', '<a href="localhost:80/x">', '<a href> "localhost:80/x"', noScheme('localhost:')],
  ['data as a link', '<a href="data:text/html,x">', '<a href> "data:text/html,x"', noScheme('data:')],
  ['an image', '<img src="none.png" alt="">', '<img src> "none.png"', GONE],
  [
    'an image in another case',
    '<img src="{base}case.png" alt="">',
    '<img src> "{base}case.png"',
    otherCase('{base}Case.png'),
  ],
  ['one of a set', '<img srcset="{base}pixel.png 1x, {base}no.png 2x">', '<img srcset> "{base}no.png"', GONE],
  ['a source of a picture', '<source srcset="{base}none.avif">', '<source srcset> "{base}none.avif"', GONE],
  ['a poster', '<video poster="{base}none.png"></video>', '<video poster> "{base}none.png"', GONE],
  ['a script file', '<script src="{base}none.js"></script>', '<script src> "{base}none.js"', GONE],
  ['a frame elsewhere', '<iframe src="https://go.dev/"></iframe>', '<iframe src> "https://go.dev/"', LOADED],
  ['an image elsewhere', '<img src="//go.dev/x.png" alt="">', '<img src> "//go.dev/x.png"', LOADED],
  [
    'a script elsewhere',
    '<script src="http://go.dev/x.js"></script>',
    '<script src> "http://go.dev/x.js"',
    LOADED,
  ],
  ['a form', '<form action="{base}none/"></form>', '<form action> "{base}none/"', GONE],
  [
    'a form elsewhere',
    '<form action="https://go.dev/"></form>',
    '<form action> "https://go.dev/"',
    ['sends to another origin', 'keep what readers type on the own site'],
  ],
  ['a button', '<button formaction="{base}none/"></button>', '<button formaction> "{base}none/"', GONE],
  ['a symbol of the page', '<svg><use href="#none"/></svg>', '<use href> "#none"', noId('none')],
  [
    'a symbol of a file',
    '<svg><use xlink:href="{base}icon.svg#none"/></svg>',
    '<use xlink:href> "{base}icon.svg#none"',
    noId('none', 'icon.svg'),
  ],
  ['a link in a drawing', '<svg><a href="{base}none/"></a></svg>', '<a href> "{base}none/"', GONE],
  ['a marker', '<svg><path marker-end="url(#none)"/></svg>', '<path marker-end> "#none"', noId('none')],
  ['a link in a template', '<template><a href="{base}none/"></a></template>', '<a href> "{base}none/"', GONE],
  ['a link in noscript', '<noscript><a href="{base}none/"></a></noscript>', '<a href> "{base}none/"', GONE],
  ['a style attribute', '<p style="fill: url({base}none.png)"></p>', '<p style> "{base}none.png"', GONE],
  [
    'an id thrice, once for all its places',
    '<b id="x"></b><b id="x"></b><template><b id="x"></b></template>\n<b id="x"></b>',
    'id="x"',
    ['stands 3 times on the page, on lines 8, 8, 9', 'give each element an id of its own'],
  ],
  ['a hidden file', '<a href="{base}.secret/x.txt">', '<a href> "{base}.secret/x.txt"', GONE],
];

export const IN_HEAD: Planted[] = [
  [
    'a base element',
    '<base href="{base}topic/">',
    '<base>',
    [
      'turns every #anchor of the page into a link to another page',
      'take it out and write the addresses in full',
    ],
  ],
  [
    'canonical',
    '<link rel="canonical" href="{site}{base}no/">',
    '<link rel="canonical"> "{site}{base}no/"',
    GONE,
  ],
  [
    'no slash',
    '<link rel="canonical" href="{site}{base}old">',
    '<link rel="canonical"> "{site}{base}old"',
    noSlash('{base}old/'),
  ],
  [
    'another site',
    '<link rel="canonical" href="https://go.dev/">',
    '<link rel="canonical"> "https://go.dev/"',
    FOREIGN,
  ],
  [
    'not full',
    '<link rel="canonical" href="{base}old/">',
    '<link rel="canonical"> "{base}old/"',
    notFull('{site}{base}old/'),
  ],
  [
    'preview',
    '<meta property="og:image" content="{site}{base}n.png">',
    '<meta property="og:image"> "{site}{base}n.png"',
    GONE,
  ],
  [
    'preview not full',
    '<meta name="og:url" content="{base}">',
    '<meta name="og:url"> "{base}"',
    notFull('{site}{base}'),
  ],
  [
    'a stylesheet',
    '<link rel="stylesheet" href="{base}no.css">',
    '<link rel="stylesheet"> "{base}no.css"',
    GONE,
  ],
  [
    'a font elsewhere',
    '<link rel="preload" href="https://go.dev/f">',
    '<link rel="preload"> "https://go.dev/f"',
    LOADED,
  ],
  [
    'an icon',
    '<link rel="shortcut icon" href="{base}no.ico">',
    '<link rel="shortcut icon"> "{base}no.ico"',
    GONE,
  ],
  ['a manifest', '<link rel="manifest" href="{base}no.json">', '<link rel="manifest"> "{base}no.json"', GONE],
  [
    'an image set',
    '<link rel="preload" imagesrcset="{base}no.png 2x">',
    '<link imagesrcset> "{base}no.png"',
    GONE,
  ],
  [
    'a connection',
    '<link rel="preconnect" href="https://go.dev">',
    '<link rel="preconnect"> "https://go.dev"',
    LOADED,
  ],
  ['a neighbour', '<link rel="next" href="{base}none/">', '<link rel="next"> "{base}none/"', GONE],
  [
    'a redirect',
    `<meta http-equiv="Refresh" content="0; URL='{base}no/'">`,
    '<meta refresh> "{base}no/"',
    GONE,
  ],
  ['a style', '<style>a { fill: url("{base}no.png") }</style>', '<style> url() "{base}no.png"', GONE],
  ['an import', '<style>@import "https://go.dev/x";</style>', '<style> @import "https://go.dev/x"', LOADED],
];

/** Faults only of a site that does not stand at the root. */
export const UNDER_A_BASE: Planted[] = [
  ['a page outside', '<a href="/old/">', '<a href> "/old/"', ['leaves the base /a/b/', 'write /a/b/old/']],
  [
    'a stranger outside',
    '<a href="/x/">',
    '<a href> "/x/"',
    ['leaves the base /a/b/', 'begin it with /a/b/'],
  ],
  [
    'a way out',
    '<a href="../../x/">',
    '<a href> "../../x/"',
    ['leaves the base /a/b/', 'begin it with /a/b/'],
  ],
  [
    'an image outside',
    '<img src="/Case.png">',
    '<img src> "/Case.png"',
    ['leaves the base /a/b/', 'write /a/b/Case.png'],
  ],
  [
    'an image of a neighbour project',
    '<img src="{site}/blog/x.png">',
    '<img src> "{site}/blog/x.png"',
    ['leaves the base /a/b/', 'begin it with /a/b/'],
  ],
  [
    'canonical outside',
    '<link rel="canonical" href="{site}/old/">',
    '<link rel="canonical"> "{site}/old/"',
    ['leaves the base /a/b/', 'write /a/b/old/'],
  ],
  ['the base without its slash', '<a href="/a/b#x">', '<a href> "/a/b#x"', noSlash('/a/b/')],
  ['a double slash', '<a href="/a/b//old/">', '<a href> "/a/b//old/"', GONE],
];
