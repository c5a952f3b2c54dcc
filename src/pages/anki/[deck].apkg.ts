import type { APIRoute, GetStaticPaths } from 'astro';
import type { Deck } from '../../authoring/anki/decks.ts';
import { deckFile, siteDecks } from '../../authoring/anki/site-decks.ts';
import { publicAddress } from '../../authoring/site-address.ts';
import diagrams from '../../styles/diagrams.css?raw';

interface Props {
  deck: Deck;
}

export const getStaticPaths = (async () =>
  (await siteDecks()).map((deck) => ({
    params: { deck: deck.id },
    props: { deck },
  }))) satisfies GetStaticPaths;

/** The questions of a phase, or all of them, as a deck for Anki. */
export const GET: APIRoute<Props> = async ({ props, site }) => {
  const address = publicAddress(site, import.meta.env.BASE_URL);
  return new Response(new Uint8Array(await deckFile(props.deck, address, diagrams)), {
    headers: { 'content-type': 'application/apkg' },
  });
};
