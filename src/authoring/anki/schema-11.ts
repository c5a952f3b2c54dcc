// cspell:ignore rslib dconf flds sfld csum odue odid replayq mult
/**
 * The tables of an Anki collection of schema 11, as `rslib/src/storage/schema11.sql` of Anki makes them; what the
 * columns mean is told by https://github.com/ankidroid/Anki-Android/wiki/Database-Structure.
 */
export const SCHEMA = `
create table col (
  id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
  dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null,
  decks text not null, dconf text not null, tags text not null
);
create table notes (
  id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
  tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null,
  data text not null
);
create table cards (
  id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
  usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
  factor integer not null, reps integer not null, lapses integer not null, left integer not null,
  odue integer not null, odid integer not null, flags integer not null, data text not null
);
create table revlog (
  id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
  lastIvl integer not null, factor integer not null, time integer not null, type integer not null
);
create table graves (usn integer not null, oid integer not null, type integer not null);
create index ix_notes_usn on notes (usn);
create index ix_cards_usn on cards (usn);
create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid);
create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid);
create index ix_notes_csum on notes (csum);
`;

/** `col.conf` of a new collection: it has to be there, and an import leaves the reader's own as it is. */
export const SETTINGS = {
  ...{ activeDecks: [1], curDeck: 1, curModel: null, nextPos: 1, addToCur: true, dayLearnFirst: false },
  ...{ newSpread: 0, collapseTime: 1200, timeLim: 0, estTimes: true, dueCounts: true },
  ...{ sortType: 'noteFld', sortBackwards: false },
};

/** Anki's own options of decks, `col.dconf`; options with the number 1 are never imported. */
export const DECK_OPTIONS = {
  ...{
    id: 1,
    name: 'Default',
    mod: 0,
    usn: 0,
    maxTaken: 60,
    timer: 0,
    autoplay: true,
    replayq: true,
    dyn: false,
  },
  new: {
    delays: [1, 10],
    ints: [1, 4, 7],
    initialFactor: 2500,
    separate: true,
    order: 1,
    perDay: 20,
    bury: false,
  },
  lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 0 },
  rev: {
    ...{ perDay: 200, ease4: 1.3, fuzz: 0.05, minSpace: 1, ivlFct: 1, maxIvl: 36500, bury: false },
    hardFactor: 1.2,
  },
};
