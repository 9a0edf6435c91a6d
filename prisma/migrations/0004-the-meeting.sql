-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "calledAt" DATETIME;
ALTER TABLE "Meeting" ADD COLUMN "chairMembershipId" TEXT;
ALTER TABLE "Meeting" ADD COLUMN "pausedSince" DATETIME;

-- CreateTable
CREATE TABLE "Matter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'proposed',
    "title" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "sender" TEXT NOT NULL DEFAULT '',
    "receivedAt" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT NOT NULL DEFAULT '',
    "itemId" TEXT,
    "proposedBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "answeredBy" TEXT
);

-- CreateTable
CREATE TABLE "MatterPaper" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "matterId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "MatterPaper_matterId_fkey" FOREIGN KEY ("matterId") REFERENCES "Matter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Calling" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    CONSTRAINT "Calling_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeetingAnswer" (
    "meetingId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,
    "via" TEXT NOT NULL,

    PRIMARY KEY ("meetingId", "membershipId"),
    CONSTRAINT "MeetingAnswer_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ServeRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "forSeatId" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "askedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seatId" TEXT,
    "guestId" TEXT,
    "form" TEXT,
    "itemId" TEXT,
    "forSeatId" TEXT,
    "at" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "struckAt" DATETIME,
    "struckBy" TEXT,
    "struckReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ItemStretch" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "ItemStretch_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeetingEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "itemId" TEXT,
    "membershipId" TEXT,
    "by" TEXT NOT NULL,
    CONSTRAINT "MeetingEvent_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Speaker" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "membershipId" TEXT,
    "guestId" TEXT,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "withdrawnAt" DATETIME
);

-- CreateTable
CREATE TABLE "Guest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "accountId" TEXT,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "linkHash" TEXT NOT NULL,
    "codeHash" TEXT,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME
);

-- CreateTable
CREATE TABLE "GuestItem" (
    "guestId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,

    PRIMARY KEY ("guestId", "itemId"),
    CONSTRAINT "GuestItem_guestId_fkey" FOREIGN KEY ("guestId") REFERENCES "Guest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    "substitutesAttend" BOOLEAN NOT NULL DEFAULT true,
    "callingBy" TEXT NOT NULL DEFAULT 'chair',
    "matterDays" INTEGER NOT NULL DEFAULT 14,
    "callingDays" INTEGER NOT NULL DEFAULT 7,
    "from" DATETIME NOT NULL,
    "to" DATETIME,
    "place" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Group_federationId_fkey" FOREIGN KEY ("federationId") REFERENCES "Federation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Group" ("decides", "federationId", "from", "id", "kind", "meetingWord", "name", "notesBy", "numberPrefix", "numberStart", "numbering", "place", "purpose", "recordKind", "shortName", "to", "usualLink", "usualMinutes", "usualPlace") SELECT "decides", "federationId", "from", "id", "kind", "meetingWord", "name", "notesBy", "numberPrefix", "numberStart", "numbering", "place", "purpose", "recordKind", "shortName", "to", "usualLink", "usualMinutes", "usualPlace" FROM "Group";
DROP TABLE "Group";
ALTER TABLE "new_Group" RENAME TO "Group";
CREATE INDEX "Group_federationId_idx" ON "Group"("federationId");
CREATE UNIQUE INDEX "Group_federationId_shortName_key" ON "Group"("federationId", "shortName");
CREATE TABLE "new_AgendaItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "parentId" TEXT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "presenter" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER,
    "numbered" BOOLEAN NOT NULL DEFAULT true,
    "number" INTEGER,
    "treatedPlace" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "usedSeconds" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "outcomeReason" TEXT NOT NULL DEFAULT '',
    "outcomeTo" TEXT NOT NULL DEFAULT '',
    "chairMembershipId" TEXT,
    "speakSeconds" INTEGER,
    "removedAt" DATETIME,
    CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_AgendaItem" ("federationId", "id", "kind", "meetingId", "minutes", "number", "numbered", "parentId", "place", "presenter", "removedAt", "state", "title", "treatedPlace", "usedSeconds") SELECT "federationId", "id", "kind", "meetingId", "minutes", "number", "numbered", "parentId", "place", "presenter", "removedAt", "state", "title", "treatedPlace", "usedSeconds" FROM "AgendaItem";
DROP TABLE "AgendaItem";
ALTER TABLE "new_AgendaItem" RENAME TO "AgendaItem";
CREATE INDEX "AgendaItem_meetingId_idx" ON "AgendaItem"("meetingId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Matter_groupId_state_idx" ON "Matter"("groupId", "state");

-- CreateIndex
CREATE INDEX "Matter_meetingId_idx" ON "Matter"("meetingId");

-- CreateIndex
CREATE INDEX "MatterPaper_matterId_idx" ON "MatterPaper"("matterId");

-- CreateIndex
CREATE UNIQUE INDEX "Calling_meetingId_version_key" ON "Calling"("meetingId", "version");

-- CreateIndex
CREATE INDEX "ServeRequest_seatId_state_idx" ON "ServeRequest"("seatId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ServeRequest_meetingId_forSeatId_seatId_key" ON "ServeRequest"("meetingId", "forSeatId", "seatId");

-- CreateIndex
CREATE INDEX "Attendance_meetingId_at_idx" ON "Attendance"("meetingId", "at");

-- CreateIndex
CREATE INDEX "ItemStretch_meetingId_startedAt_idx" ON "ItemStretch"("meetingId", "startedAt");

-- CreateIndex
CREATE INDEX "MeetingEvent_meetingId_at_idx" ON "MeetingEvent"("meetingId", "at");

-- CreateIndex
CREATE INDEX "Speaker_meetingId_itemId_idx" ON "Speaker"("meetingId", "itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Guest_accountId_key" ON "Guest"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Guest_linkHash_key" ON "Guest"("linkHash");

-- CreateIndex
CREATE INDEX "Guest_meetingId_idx" ON "Guest"("meetingId");
