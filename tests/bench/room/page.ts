import { unflatten } from 'devalue';
import { io } from 'socket.io-client';

/** Milliseconds over which pages spread their questions, as src/lib/room/live.svelte.ts has it. */
const jitter = 300;

export interface PageOptions {
	readonly origin: string;
	readonly cookie: string;
	readonly meeting: string;
	/** Through a network that lets no WebSocket through. */
	readonly polling: boolean;
	/** Hears of what the page would show each time it has read it. */
	shows(data: Record<string, unknown>): void;
}

/** Which parts of the page ask again: the shell, the list of speakers, the room itself. */
const askedBy = (topic: string | null): string => {
	if (topic === null) return '111';
	return topic === 'speakers' ? '010' : '001';
};

/** Somebody's page in a meeting's room: its socket, and the questions it asks when a topic has changed. */
export async function openPage({ origin, cookie, meeting, polling, shows }: PageOptions) {
	const headers = { Cookie: cookie, Origin: origin };
	const pending = new Map<string, 'waiting' | 'asking' | 'again'>();
	let asked = 0;
	let over = false;

	async function ask(topic: string | null): Promise<void> {
		asked += 1;
		const answer = await fetch(
			`${origin}/meetings/${meeting}/live/__data.json?x-sveltekit-invalidated=${askedBy(topic)}`,
			{ headers: { Cookie: cookie } }
		);
		const { nodes } = (await answer.json()) as { nodes: ({ type: string; data: unknown[] } | null)[] };
		for (const node of nodes) if (node?.type === 'data') shows(unflatten(node.data) as Record<string, unknown>);
	}

	function refresh(topic: string): void {
		const state = pending.get(topic);
		if (state === 'asking') pending.set(topic, 'again');
		if (state || over) return;
		pending.set(topic, 'waiting');
		setTimeout(() => {
			pending.set(topic, 'asking');
			void ask(topic).finally(() => {
				const again = pending.get(topic) === 'again';
				pending.delete(topic);
				if (again) refresh(topic);
			});
		}, Math.random() * jitter);
	}

	const socket = io(origin, {
		transports: [polling ? 'polling' : 'websocket'],
		extraHeaders: headers,
		forceNew: true
	});
	socket.on('room:stale', (topics: readonly string[]) => topics.forEach(refresh));
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', () => resolve());
		socket.once('connect_error', reject);
	});
	await socket.emitWithAck('scope:watch', { kind: 'meeting', id: meeting });
	await socket.emitWithAck('meeting:enter', { meetingId: meeting });
	await ask(null);

	return {
		asked: () => asked,
		/** Sends one of the room's forms. Rejects when it is refused. */
		async act(action: string, fields: Record<string, string>): Promise<void> {
			const answer = await fetch(`${origin}/meetings/${meeting}/live?/${action}`, {
				method: 'POST',
				headers: { ...headers, 'x-sveltekit-action': 'true' },
				body: new URLSearchParams(fields)
			});
			const said = (await answer.json()) as { type: string };
			if (said.type !== 'success' && said.type !== 'redirect') throw new Error(`${action}: ${JSON.stringify(said)}`);
		},
		close(): void {
			over = true;
			socket.disconnect();
		}
	};
}

export type RoomPage = Awaited<ReturnType<typeof openPage>>;
