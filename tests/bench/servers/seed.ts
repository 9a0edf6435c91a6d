import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as rowsModule from '../../build/rows.ts';
import type * as sessionModule from '../../build/session.ts';
import type * as configModule from '../../../server/config.ts';
import type * as newDocumentModule from '../../../server/documents/new-document.ts';
import type * as startModule from '../../../server/start.ts';

// Fills an empty data folder of ours with people who sit in one group and with meetings whose documents they may
// write in. What is in seed.json afterwards is what the generator needs to sign in and to open them.
const from = (path: string) => join(process.env['BENCH_ROOT'] ?? process.cwd(), path);
const { readConfig } = (await import(from('server/config.ts'))) as typeof configModule;
const { openPortal, closePortal } = (await import(from('server/start.ts'))) as typeof startModule;
const { newDocument } = (await import(from('server/documents/new-document.ts'))) as typeof newDocumentModule;
const { aFederation, aGroup, aMeeting, aSeated, insert } = (await import(
	from('tests/build/rows.ts')
)) as typeof rowsModule;
const { sessionCookieFor } = (await import(from('tests/build/session.ts'))) as typeof sessionModule;

const accounts = Number(process.env['ACCOUNTS']);
const count = Number(process.env['DOCUMENTS']);
const context = await openPortal(readConfig(process.env));
const group = await aGroup(await aFederation());
const cookies: string[] = [];
for (let index = 0; index < accounts; index += 1) cookies.push(await sessionCookieFor(await aSeated(group, 'member')));
const documents: string[] = [];
for (let index = 0; index < count; index += 1) {
	const { id, federationId } = await aMeeting(group);
	const now = context.clock.now();
	const newOne = { kind: 'agenda', subjectId: id, meetingId: id, federationId, now };
	documents.push(await insert((db) => newDocument(db, newOne)));
}
await closePortal();
writeFileSync(join(process.env['SAMSYN_DATA'] ?? '', 'seed.json'), JSON.stringify({ cookies, documents }));
