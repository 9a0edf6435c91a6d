import type { Actor } from '#lib/permissions/facts.ts';
import type { AskInput, AskName, PersonHere, Scope } from '#lib/room/events.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { mayWatch, readPersonHere } from './read.ts';

/** What an ask may do to its own connection and room. */
export interface Connection {
	readonly id: string;
	follow(scope: Scope): void;
	/** Tells what the scope was told since the page was read, at that moment of the bus. */
	catchUp(scope: Scope, moment: number): void;
	leave(scope: Scope): void;
	enter(meetingId: string, person: PersonHere): void;
	visit(itemId: string | null): void;
	exit(): void;
}

type Ask<Name extends AskName> = (actor: Actor, input: AskInput<Name>, connection: Connection) => Promise<unknown>;

/**
 * Every ask of the socket. The actor has been read anew for this ask; what may be done is decided by the read (or, for
 * a write, the command) it goes to.
 */
export const asks: { readonly [Name in AskName]: Ask<Name> } = {
	'scope:watch': async (actor, { read, ...scope }, connection) => {
		if (!(await mayWatch(actor, scope))) refuse('thing.missing');
		connection.follow(scope);
		if (read !== undefined) connection.catchUp(scope, read);
	},
	'scope:leave': async (_actor, scope, connection) => connection.leave(scope),
	'meeting:enter': async (actor, { meetingId, read }, connection) => {
		const person = await readPersonHere(actor, meetingId);
		const scope = { kind: 'meeting', id: meetingId } as const;
		connection.follow(scope);
		connection.enter(meetingId, person);
		if (read !== undefined) connection.catchUp(scope, read);
	},
	'meeting:leave': async (_actor, _input, connection) => connection.exit(),
	'item:visit': async (_actor, { itemId }, connection) => connection.visit(itemId)
};
