import { nothingYet, type Findings } from './findings.ts';
import { testIdle, testPages, testStorage, testTunnel, testWebSocket } from './steps.ts';

/** The network test as it goes on: one step after the other, so that each has the network for itself. */
export class NetworkTest {
	found = $state.raw<Findings>(nothingYet);
	/** Whether the longer test was asked for. */
	longer = $state(false);
	running = $state(false);
	/** When the last test was done. */
	doneAt = $state.raw<Date | null>(null);

	/** Runs the test anew; `longer`: also whether a silent WebSocket is left open. Does nothing while one is running. */
	async run(longer: boolean): Promise<void> {
		if (this.running) return;
		this.running = true;
		this.longer = longer;
		this.doneAt = null;
		this.found = nothingYet;
		const learn = (news: Partial<Findings>) => (this.found = { ...this.found, ...news });

		const { took, ...pages } = await testPages();
		learn(pages);
		const webSocket = await testWebSocket();
		learn({ webSocket: webSocket.works });
		const tunnel = await testTunnel();
		learn({ tunnel: tunnel.works });
		learn({ times: { pages: took, webSocket: webSocket.took, tunnel: tunnel.took }, storage: await testStorage() });
		if (longer) learn({ idle: webSocket.works && (await testIdle()) });
		this.doneAt = new Date();
		this.running = false;
	}
}
