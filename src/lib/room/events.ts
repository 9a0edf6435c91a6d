import { z } from 'zod';
import type { RefusalCode } from '#lib/refusals/codes.ts';
import { isId } from '#lib/ids/id.ts';

/** What goes over the room's socket, both ways, in one place. A news says *that* something changed; rows never travel. */

const Id = z.string().refine(isId);

/** What a page follows: one meeting, one group, one sheet, or its federation. */
export const Scope = z.object({ kind: z.enum(['meeting', 'group', 'federation', 'sheet']), id: Id });
export type Scope = z.infer<typeof Scope>;

/** When the page was read that asks, as the server said then: it is told what it has missed since. */
const read = z.number().nonnegative().optional();

/** Asks of the browser: the name is `noun:verb`, the value the form of what comes with it. */
export const askSchemas = {
	'scope:watch': Scope.extend({ read }),
	'scope:leave': Scope,
	'meeting:enter': z.object({ meetingId: Id, read }),
	'meeting:leave': z.object({ meetingId: Id }),
	'item:visit': z.object({ meetingId: Id, itemId: Id.nullable() })
} as const;

export type AskName = keyof typeof askSchemas;
export type AskInput<Name extends AskName> = z.infer<(typeof askSchemas)[Name]>;
export type Answer = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode | 'bug' };

export type Asks = {
	[Name in AskName]: (input: AskInput<Name>, done: (answer: Answer) => void) => void;
};

/** Somebody in the meeting room; one row a person, however many windows they have open. */
export interface PersonHere {
	readonly membershipId: string;
	readonly name: string;
	readonly part: 'af' | 'fk' | 'region' | 'kommun' | 'office';
	/** Short name of the organisation they sit for, or of the office. */
	readonly org: string;
	/** The item they look at, in the window they used last. */
	readonly itemId: string | null;
}

export interface Tells {
	/** These topics changed; ask the page's load again. */
	'room:stale': (topics: readonly string[]) => void;
	/** More was told since the page was read than is remembered; ask for all of it again. */
	'room:missed': () => void;
	/** Who is in the room: faster than a page can ask, and fit for everybody in it. */
	'room:people': (meetingId: string, people: readonly PersonHere[]) => void;
	/** How many ballots an open poll has; never what is in them. */
	'poll:cast': (pollId: string, cast: number) => void;
	/** The right to follow this was taken away. */
	'scope:closed': (scope: Scope) => void;
}
