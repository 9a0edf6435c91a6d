/** What the portal keeps in this browser, all of it in one database: so that signing out can take all of it away. */
const name = 'samsyn';
const version = 2;

export type StoreName = 'journals' | 'updates' | 'rescues' | 'device' | 'own';

/** Lays what a database of an earlier version lacks; 0: one that is new. */
function lay(db: IDBDatabase, before: number): void {
	if (before < 2) db.createObjectStore('own', { keyPath: 'key' }).createIndex('account', 'account');
	if (before >= 1) return;
	db.createObjectStore('journals', { keyPath: 'key' }).createIndex('account', 'account');
	const updates = db.createObjectStore('updates', { autoIncrement: true });
	updates.createIndex('journal', 'journal');
	// Only rows that have this field are in the index: what is unsent is found without reading the rest.
	updates.createIndex('owed', 'owed');
	db.createObjectStore('rescues', { keyPath: 'id' }).createIndex('account', 'account');
	db.createObjectStore('device');
}

/** The answer of one request. */
export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the browser did not say why'));
	});

/** The browser has no room left for what was to be kept. */
export const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

const opened = new WeakMap<IDBFactory, Promise<IDBDatabase>>();

function open(factory: IDBFactory): Promise<IDBDatabase> {
	const forget = () => void opened.delete(factory);
	const opening = new Promise<IDBDatabase>((resolve, reject) => {
		const request = factory.open(name, version);
		request.onupgradeneeded = ({ oldVersion }) => lay(request.result, oldVersion);
		request.onblocked = () => reject(new Error('another tab holds an older database open'));
		request.onerror = () => reject(request.error ?? new Error('the database does not open'));
		request.onsuccess = () => {
			const db = request.result;
			// A newer page wants to change it, or somebody empties the browser's storage: what comes next opens it anew.
			db.onversionchange = () => {
				forget();
				db.close();
			};
			db.onclose = forget;
			resolve(db);
		};
	});
	opening.catch(forget);
	return opening;
}

/**
 * One transaction. `body` may await its own requests and nothing else. Resolves when the browser has completed it: from
 * then on a closed tab loses nothing. Rejects when there is no database (private window, blocked), when it is full, or
 * when the body throws; nothing is kept then.
 */
export async function transact<T>(
	stores: readonly StoreName[],
	mode: 'readonly' | 'readwrite',
	body: (store: (name: StoreName) => IDBObjectStore) => Promise<T>
): Promise<T> {
	const factory = globalThis.indexedDB as IDBFactory | undefined;
	if (!factory) throw new Error('this browser keeps nothing');
	const opening = opened.get(factory) ?? open(factory);
	opened.set(factory, opening);
	// Strict: also a power cut loses nothing that was said to be kept.
	const transaction = (await opening).transaction(stores, mode, { durability: 'strict' });
	const complete = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was broken off'));
	});
	complete.catch(() => undefined);
	let out: T;
	try {
		out = await body((store) => transaction.objectStore(store));
	} catch (error) {
		// Its own reason is the better one: of a full disk the request only says that it was broken off.
		if (transaction.error) throw transaction.error;
		try {
			transaction.abort();
		} catch {
			// It had ended already.
		}
		throw error;
	}
	await complete;
	return out;
}
