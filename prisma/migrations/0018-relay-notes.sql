-- CreateTable
CREATE TABLE "RelayNote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT,
    "meetingId" TEXT,
    "itemId" TEXT,
    "title" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "asked" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "wishes" TEXT NOT NULL DEFAULT '[]',
    "withName" BOOLEAN NOT NULL DEFAULT false,
    "withWords" BOOLEAN NOT NULL DEFAULT false,
    "comment" TEXT NOT NULL DEFAULT '',
    "mergedIntoId" TEXT,
    "writtenBy" TEXT,
    "approvedBy" TEXT,
    "approvedHash" TEXT,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "RelayOrigin" (
    "noteId" TEXT NOT NULL,
    "originId" TEXT NOT NULL,

    PRIMARY KEY ("noteId", "originId"),
    CONSTRAINT "RelayOrigin_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "RelayNote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RelayOrigin_originId_fkey" FOREIGN KEY ("originId") REFERENCES "RelayNote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RelayWord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "noteId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "suggested" TEXT,
    "was" TEXT,
    "goesTo" TEXT NOT NULL DEFAULT '[]',
    "lapsesAt" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'open',
    "by" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "RelayWord_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "RelayNote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RelayPaper" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noteId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "goes" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "RelayPaper_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "RelayNote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RelayHop" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "noteId" TEXT NOT NULL,
    "afterId" TEXT,
    "fromGroupId" TEXT,
    "toGroupId" TEXT,
    "toMeetingId" TEXT,
    "by" TEXT,
    "at" DATETIME NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "payload" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'sent',
    "itemId" TEXT,
    "report" TEXT NOT NULL DEFAULT '',
    "closedAt" DATETIME,
    CONSTRAINT "RelayHop_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "RelayNote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RelayMove" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "federationId" TEXT NOT NULL,
    "noteId" TEXT NOT NULL,
    "hopId" TEXT,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT,
    CONSTRAINT "RelayMove_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "RelayNote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    "adjustDays" INTEGER NOT NULL DEFAULT 14,
    "noticeDays" INTEGER NOT NULL DEFAULT 2,
    "noticeUpDays" INTEGER NOT NULL DEFAULT 21,
    "minutesLabel" TEXT NOT NULL DEFAULT 'colon',
    "relayBy" TEXT NOT NULL DEFAULT 'chair',
    "relayDirect" BOOLEAN NOT NULL DEFAULT false,
    "relayDays" INTEGER NOT NULL DEFAULT 5,
    "from" DATETIME NOT NULL,
    "to" DATETIME,
    "place" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Group_federationId_fkey" FOREIGN KEY ("federationId") REFERENCES "Federation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Group" ("adjustDays", "callingBy", "callingDays", "decides", "federationId", "from", "id", "kind", "matterDays", "meetingWord", "minutesLabel", "name", "notesBy", "noticeDays", "noticeUpDays", "numberPrefix", "numberStart", "numbering", "place", "purpose", "quorum", "recordKind", "remoteCounts", "shortName", "soundCounts", "substitutesAttend", "tie", "to", "usualLink", "usualMinutes", "usualPlace") SELECT "adjustDays", "callingBy", "callingDays", "decides", "federationId", "from", "id", "kind", "matterDays", "meetingWord", "minutesLabel", "name", "notesBy", "noticeDays", "noticeUpDays", "numberPrefix", "numberStart", "numbering", "place", "purpose", "quorum", "recordKind", "remoteCounts", "shortName", "soundCounts", "substitutesAttend", "tie", "to", "usualLink", "usualMinutes", "usualPlace" FROM "Group";
DROP TABLE "Group";
ALTER TABLE "new_Group" RENAME TO "Group";
CREATE INDEX "Group_federationId_idx" ON "Group"("federationId");
CREATE UNIQUE INDEX "Group_federationId_shortName_key" ON "Group"("federationId", "shortName");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "RelayNote_federationId_state_idx" ON "RelayNote"("federationId", "state");

-- CreateIndex
CREATE INDEX "RelayNote_groupId_state_idx" ON "RelayNote"("groupId", "state");

-- CreateIndex
CREATE INDEX "RelayOrigin_originId_idx" ON "RelayOrigin"("originId");

-- CreateIndex
CREATE INDEX "RelayWord_noteId_idx" ON "RelayWord"("noteId");

-- CreateIndex
CREATE INDEX "RelayPaper_noteId_idx" ON "RelayPaper"("noteId");

-- CreateIndex
CREATE INDEX "RelayHop_noteId_idx" ON "RelayHop"("noteId");

-- CreateIndex
CREATE INDEX "RelayHop_toGroupId_state_idx" ON "RelayHop"("toGroupId", "state");

-- CreateIndex
CREATE INDEX "RelayHop_itemId_idx" ON "RelayHop"("itemId");

-- CreateIndex
CREATE INDEX "RelayMove_noteId_idx" ON "RelayMove"("noteId");
