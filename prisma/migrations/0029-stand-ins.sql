-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Adjuster" (
    "minutesId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'adjuster',
    "insteadOfId" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "hash" TEXT,
    "markedAt" DATETIME,

    PRIMARY KEY ("minutesId", "membershipId"),
    CONSTRAINT "Adjuster_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Adjuster" ("hash", "markedAt", "membershipId", "minutesId", "role") SELECT "hash", "markedAt", "membershipId", "minutesId", "role" FROM "Adjuster";
DROP TABLE "Adjuster";
ALTER TABLE "new_Adjuster" RENAME TO "Adjuster";
CREATE INDEX "Adjuster_membershipId_idx" ON "Adjuster"("membershipId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
