import { presenceFields, type PresentPerson } from '#lib/yjs/wire.ts';
import type { Channel, Member } from './channels.ts';
import type { PresenceEntry } from './presence-codec.ts';

/** Characters of a state, and milliseconds between two of one connection (20 a second). */
const largest = 4_096;
const apart = 50;

/** The state as the others see it: who it is by the server, and of what the client says only the known fields. */
function rewritten(state: string, person: PresentPerson): string | null {
	if (state.length > largest) return null;
	let claimed: unknown;
	try {
		claimed = JSON.parse(state);
	} catch {
		return null;
	}
	if (typeof claimed !== 'object' || claimed === null) return null;
	const kept = presenceFields.flatMap((field) =>
		Object.hasOwn(claimed, field) ? [[field, (claimed as Record<string, unknown>)[field]] as const] : []
	);
	return JSON.stringify({ ...Object.fromEntries(kept), user: person });
}

/**
 * What one connection shows of itself. Its client id is the first that its account may have and that nobody shows;
 * entries under other ids are what unmodified clients echo of others, and are dropped. `bind` makes the id the
 * account's for good and rejects when it is another's.
 */
export function createOwnPresence(parts: {
	member: Member;
	channel: Channel;
	person: PresentPerson;
	bind: (client: number) => Promise<unknown>;
}) {
	const { member, channel, person, bind } = parts;
	let own: number | null = null;
	let bound = false;
	let next: PresenceEntry | null = null;
	let shownAt = -Infinity;
	let timer: NodeJS.Timeout | undefined;
	let ended = false;

	function show(): void {
		timer = undefined;
		if (ended || !bound || !next) return;
		const entry = next;
		next = null;
		shownAt = performance.now();
		if (entry.state === 'null') channel.hide(member);
		else channel.show(member, entry);
	}

	function later(): void {
		if (!bound) return;
		const wait = shownAt + apart - performance.now();
		if (wait <= 0) show();
		else timer ??= setTimeout(show, wait);
	}

	function claim(client: number): void {
		own = client;
		bind(client).then(
			() => {
				bound = true;
				later();
			},
			() => {
				own = null;
				next = null;
			}
		);
	}

	return {
		take(entry: PresenceEntry): void {
			if (ended || (own !== null && entry.client !== own)) return;
			const state = entry.state === 'null' ? entry.state : rewritten(entry.state, person);
			if (state === null) return;
			if (own === null) {
				if (state === 'null' || channel.shownByAnother(entry.client, member)) return;
				claim(entry.client);
			}
			next = { client: entry.client, clock: entry.clock, state };
			later();
		},
		end(): void {
			ended = true;
			clearTimeout(timer);
		}
	};
}
