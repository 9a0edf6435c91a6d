import type { Awareness } from 'y-protocols/awareness';
import type { PresentPerson } from './wire.ts';

/** Somebody who has the document open, as the server shows them. */
export interface Present extends PresentPerson {
	readonly client: number;
	/** What they look at, if their page says so. */
	readonly at: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function presentOf(client: number, state: Record<string, unknown>): Present | null {
	const user = state['user'] as Partial<PresentPerson> | undefined;
	const id = text(user?.id);
	const name = text(user?.name);
	if (!user || id === null || name === null) return null;
	return {
		client,
		id,
		name,
		part: text(user.part),
		organisation: text(user.organisation),
		role: text(user.role) ?? 'person',
		at: text(state['at'])
	};
}

/** The others in a document, one entry for each of their pages; ourselves left out. */
export const present = (awareness: Awareness): Present[] =>
	[...awareness.getStates()].flatMap(([client, state]) =>
		client === awareness.clientID ? [] : (presentOf(client, state) ?? [])
	);

/** Hears of everybody who comes, moves or goes. Out: the function that stops listening. */
export function listenPresent(awareness: Awareness, listener: (others: Present[]) => void): () => void {
	const hear = () => listener(present(awareness));
	awareness.on('change', hear);
	hear();
	return () => awareness.off('change', hear);
}

/** Tells the others which object is looked at. */
export const lookAt = (awareness: Awareness, at: string | null): void => awareness.setLocalStateField('at', at);
