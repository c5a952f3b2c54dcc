/** Words that ask or join, and tell nothing of what is looked for. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'что такое как какой какая какие какое каков чем зачем почему где когда кто ли же бы и в во на по с со от до из ' +
    'за к у о об для при без под над или а но это этот эта эти быть будет есть был работает работают устроен ' +
    'устроена устроены отличается отличаются отличие разница между нужен нужна нужны нужно бывает бывают лучше ' +
    'если то чтобы можно надо делать сделать мне его ее их ' +
    'the a an of to in is are what how why when do does vs and or for with it'
  ).split(' '),
);
