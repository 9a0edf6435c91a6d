/** The key under which a load says that it depends on a topic of the news: `depends(topicKey('agenda'))`. */
export const topicKey = (topic: string): `samsyn:${string}` => `samsyn:${topic}`;
