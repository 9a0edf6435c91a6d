import sodium from 'libsodium-wrappers';

/**
 * The keys of open secret polls, in memory only: what is sealed with one cannot be read by anybody once it is gone, in
 * whatever copy of the database it lies (engine.md 16).
 */
export interface BallotKeys {
	/** A new pair for a poll, in place of any before. Out: its public half. */
	make(pollId: string): Uint8Array<ArrayBuffer>;
	/** Whether what is sealed for this public half can be opened here. */
	holds(pollId: string, publicKey: Uint8Array | null): boolean;
	/** A choice, padded so that every ballot is as long, and sealed. Throws without a key. */
	seal(pollId: string, choice: string): Uint8Array<ArrayBuffer>;
	/** What was sealed. Throws without the key, or when the bytes are not what it sealed. */
	open(pollId: string, sealed: Uint8Array): string;
	/** Overwrites and forgets a key. */
	destroy(pollId: string): void;
	destroyAll(): void;
}

/** Choices are ids: shorter than one block, so that all are padded to one length. */
const block = 64;

export async function createBallotKeys(): Promise<BallotKeys> {
	await sodium.ready;
	const pairs = new Map<string, { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }>();
	const pairOf = (pollId: string) => {
		const pair = pairs.get(pollId);
		if (!pair) throw new Error('there is no key for this poll');
		return pair;
	};
	const destroy = (pollId: string) => {
		const pair = pairs.get(pollId);
		if (pair) sodium.memzero(pair.privateKey);
		pairs.delete(pollId);
	};
	return {
		make(pollId) {
			destroy(pollId);
			const { publicKey, privateKey } = sodium.crypto_box_keypair();
			pairs.set(pollId, { publicKey, privateKey });
			return Uint8Array.from(publicKey);
		},
		holds(pollId, publicKey) {
			const pair = pairs.get(pollId);
			return pair !== undefined && publicKey !== null && Buffer.compare(pair.publicKey, publicKey) === 0;
		},
		seal(pollId, choice) {
			const padded = sodium.pad(sodium.from_string(choice), block);
			const sealed = Uint8Array.from(sodium.crypto_box_seal(padded, pairOf(pollId).publicKey));
			sodium.memzero(padded);
			return sealed;
		},
		open(pollId, sealed) {
			const { publicKey, privateKey } = pairOf(pollId);
			return sodium.to_string(sodium.unpad(sodium.crypto_box_seal_open(sealed, publicKey, privateKey), block));
		},
		destroy,
		destroyAll: () => [...pairs.keys()].forEach(destroy)
	};
}
