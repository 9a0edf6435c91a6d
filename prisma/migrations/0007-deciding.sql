-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'decision',
    "text" TEXT NOT NULL,
    "reasons" TEXT NOT NULL DEFAULT '',
    "addressees" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'prepared',
    "form" TEXT,
    "pollId" TEXT,
    "year" INTEGER,
    "ordinal" INTEGER,
    "withoutQuorum" BOOLEAN NOT NULL DEFAULT false,
    "tookPart" TEXT NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" TEXT
);

-- CreateTable
CREATE TABLE "Motion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "seatId" TEXT NOT NULL,
    "joined" TEXT NOT NULL DEFAULT '[]',
    "turn" INTEGER,
    "outcome" TEXT,
    "createdAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Motion_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reservation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "announcedAt" DATETIME NOT NULL,
    "textAt" DATETIME,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Reservation_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT,
    "itemId" TEXT,
    "decisionId" TEXT,
    "text" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "dueKind" TEXT NOT NULL,
    "dueOn" DATETIME,
    "dueMeetingId" TEXT,
    "dueSeason" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "settledAt" DATETIME,
    "settledBy" TEXT
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "decisionId" TEXT,
    "question" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "advisory" BOOLEAN NOT NULL,
    "subject" TEXT NOT NULL DEFAULT 'decision',
    "options" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "entitled" TEXT NOT NULL,
    "publicKey" BLOB,
    "result" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "openedAt" DATETIME NOT NULL,
    "openedBy" TEXT NOT NULL,
    "closedAt" DATETIME,
    "closedBy" TEXT,
    "voidedReason" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "Ballot" (
    "pollId" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "choice" TEXT,
    "sealed" BLOB,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("pollId", "seatId"),
    CONSTRAINT "Ballot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "decides" BOOLEAN NOT NULL DEFAULT false,
    "recordKind" TEXT NOT NULL DEFAULT 'notes',
    "meetingWord" TEXT NOT NULL DEFAULT 'meeting',
    "numbering" TEXT NOT NULL DEFAULT 'plain',
    "numberPrefix" TEXT NOT NULL DEFAULT '',
    "numberStart" INTEGER NOT NULL DEFAULT 1,
    "notesBy" TEXT NOT NULL DEFAULT 'all',
    "usualMinutes" INTEGER NOT NULL DEFAULT 120,
    "usualPlace" TEXT NOT NULL DEFAULT '',
    "usualLink" TEXT NOT NULL DEFAULT '',
    "quorum" TEXT NOT NULL DEFAULT 'half',
    "remoteCounts" BOOLEAN NOT NULL DEFAULT true,
    "soundCounts" BOOLEAN NOT NULL DEFAULT false,
    "tie" TEXT NOT NULL DEFAULT 'chair',
    "substitutesAttend" BOOLEAN NOT NULL DEFAULT true,
    "callingBy" TEXT NOT NULL DEFAULT 'chair',
    "matterDays" INTEGER NOT NULL DEFAULT 14,
    "callingDays" INTEGER NOT NULL DEFAULT 7,
    "from" DATETIME NOT NULL,
    "to" DATETIME,
    "place" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Group_federationId_fkey" FOREIGN KEY ("federationId") REFERENCES "Federation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Group" ("callingBy", "callingDays", "decides", "federationId", "from", "id", "kind", "matterDays", "meetingWord", "name", "notesBy", "numberPrefix", "numberStart", "numbering", "place", "purpose", "quorum", "recordKind", "remoteCounts", "shortName", "soundCounts", "substitutesAttend", "to", "usualLink", "usualMinutes", "usualPlace") SELECT "callingBy", "callingDays", "decides", "federationId", "from", "id", "kind", "matterDays", "meetingWord", "name", "notesBy", "numberPrefix", "numberStart", "numbering", "place", "purpose", "quorum", "recordKind", "remoteCounts", "shortName", "soundCounts", "substitutesAttend", "to", "usualLink", "usualMinutes", "usualPlace" FROM "Group";
DROP TABLE "Group";
ALTER TABLE "new_Group" RENAME TO "Group";
CREATE INDEX "Group_federationId_idx" ON "Group"("federationId");
CREATE UNIQUE INDEX "Group_federationId_shortName_key" ON "Group"("federationId", "shortName");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Decision_meetingId_idx" ON "Decision"("meetingId");

-- CreateIndex
CREATE INDEX "Decision_itemId_idx" ON "Decision"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_federationId_year_ordinal_key" ON "Decision"("federationId", "year", "ordinal");

-- CreateIndex
CREATE INDEX "Motion_decisionId_idx" ON "Motion"("decisionId");

-- CreateIndex
CREATE INDEX "Reservation_decisionId_idx" ON "Reservation"("decisionId");

-- CreateIndex
CREATE INDEX "Assignment_federationId_state_idx" ON "Assignment"("federationId", "state");

-- CreateIndex
CREATE INDEX "Assignment_groupId_state_idx" ON "Assignment"("groupId", "state");

-- CreateIndex
CREATE INDEX "Assignment_ownerKind_ownerId_state_idx" ON "Assignment"("ownerKind", "ownerId", "state");

-- CreateIndex
CREATE INDEX "Poll_meetingId_idx" ON "Poll"("meetingId");

-- CreateIndex
CREATE INDEX "Poll_itemId_idx" ON "Poll"("itemId");
