import { defineConfig } from 'prisma/config';

// No url: the server opens its own files through the driver adapter, and migrations are applied by server/db/migrate.ts.
export default defineConfig({ schema: 'prisma/schema.prisma' });
