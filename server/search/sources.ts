import type { Source } from './source.ts';
import { assignments } from './sources/assignments.ts';
import { briefings } from './sources/briefings.ts';
import { decisions } from './sources/decisions.ts';
import { files } from './sources/files.ts';
import { groups } from './sources/groups.ts';
import { items } from './sources/items.ts';
import { matters } from './sources/matters.ts';
import { meetings } from './sources/meetings.ts';
import { minutes } from './sources/minutes.ts';
import { people } from './sources/people.ts';
import { proposals } from './sources/proposals.ts';
import { receivedNotes } from './sources/received-notes.ts';
import { relayNotes } from './sources/relay-notes.ts';
import { sheets } from './sources/sheets.ts';

/** Everything that can be found, one source a kind of row. A new kind is a file beside these and a line here. */
export const sources: readonly Source[] = [
	groups,
	people,
	meetings,
	items,
	minutes,
	briefings,
	decisions,
	assignments,
	matters,
	files,
	sheets,
	proposals,
	relayNotes,
	receivedNotes
];
