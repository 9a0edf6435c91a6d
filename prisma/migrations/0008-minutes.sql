-- CreateTable
CREATE TABLE "Minutes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL DEFAULT '',
    "secretaryId" TEXT,
    "sentAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "MinutesParagraph" (
    "minutesId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "body" TEXT,
    "bodyFrom" TEXT NOT NULL DEFAULT '',
    "facts" TEXT,
    "carried" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,

    PRIMARY KEY ("minutesId", "itemId"),
    CONSTRAINT "MinutesParagraph_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Adjuster" (
    "minutesId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'adjuster',
    "hash" TEXT,
    "markedAt" DATETIME,

    PRIMARY KEY ("minutesId", "membershipId"),
    CONSTRAINT "Adjuster_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AdjustRemark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "minutesId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "itemId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "answeredBy" TEXT,
    CONSTRAINT "AdjustRemark_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MinutesVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "minutesId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "marks" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "lockedAt" DATETIME NOT NULL,
    "lockedBy" TEXT NOT NULL,
    "signedOn" DATETIME,
    "signers" TEXT NOT NULL DEFAULT '',
    "replacedAt" DATETIME,
    CONSTRAINT "MinutesVersion_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MinutesFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "MinutesFile_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "MinutesVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "versionId" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "organ" TEXT NOT NULL,
    "meetingOn" DATETIME NOT NULL,
    "paragraphs" TEXT NOT NULL,
    "adjustedOn" DATETIME NOT NULL,
    "upOn" DATETIME NOT NULL,
    "downOn" DATETIME NOT NULL,
    "place" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "withMinutes" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Notice_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "MinutesVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    "from" DATETIME NOT NULL,
    "to" DATETIME,
    "place" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Group_federationId_fkey" FOREIGN KEY ("federationId") REFERENCES "Federation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Group" ("callingBy", "callingDays", "decides", "federationId", "from", "id", "kind", "matterDays", "meetingWord", "name", "notesBy", "numberPrefix", "numberStart", "numbering", "place", "purpose", "quorum", "recordKind", "remoteCounts", "shortName", "soundCounts", "substitutesAttend", "tie", "to", "usualLink", "usualMinutes", "usualPlace") SELECT "callingBy", "callingDays", "decides", "federationId", "from", "id", "kind", "matterDays", "meetingWord", "name", "notesBy", "numberPrefix", "numberStart", "numbering", "place", "purpose", "quorum", "recordKind", "remoteCounts", "shortName", "soundCounts", "substitutesAttend", "tie", "to", "usualLink", "usualMinutes", "usualPlace" FROM "Group";
DROP TABLE "Group";
ALTER TABLE "new_Group" RENAME TO "Group";
CREATE INDEX "Group_federationId_idx" ON "Group"("federationId");
CREATE UNIQUE INDEX "Group_federationId_shortName_key" ON "Group"("federationId", "shortName");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Minutes_federationId_state_idx" ON "Minutes"("federationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Minutes_meetingId_key" ON "Minutes"("meetingId");

-- CreateIndex
CREATE INDEX "Adjuster_membershipId_idx" ON "Adjuster"("membershipId");

-- CreateIndex
CREATE INDEX "AdjustRemark_minutesId_idx" ON "AdjustRemark"("minutesId");

-- CreateIndex
CREATE INDEX "MinutesVersion_federationId_idx" ON "MinutesVersion"("federationId");

-- CreateIndex
CREATE UNIQUE INDEX "MinutesVersion_minutesId_version_key" ON "MinutesVersion"("minutesId", "version");

-- CreateIndex
CREATE INDEX "MinutesFile_versionId_idx" ON "MinutesFile"("versionId");

-- CreateIndex
CREATE INDEX "MinutesFile_sha256_idx" ON "MinutesFile"("sha256");

-- CreateIndex
CREATE INDEX "Notice_federationId_idx" ON "Notice"("federationId");
