-- CreateTable
CREATE TABLE "ToolDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "RunningOrder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT,
    "title" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 0,
    "before" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RunningLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "who" TEXT NOT NULL DEFAULT '',
    "tool" TEXT NOT NULL DEFAULT '',
    "sheetId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'coming',
    "at" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "endedAt" DATETIME
);

-- AlterTable
ALTER TABLE "Sheet" ADD COLUMN "rehearsal" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "ToolDraft_federationId_key_language_key" ON "ToolDraft"("federationId", "key", "language");

-- CreateIndex
CREATE INDEX "RunningOrder_groupId_startsAt_idx" ON "RunningOrder"("groupId", "startsAt");

-- CreateIndex
CREATE INDEX "RunningOrder_meetingId_idx" ON "RunningOrder"("meetingId");

-- CreateIndex
CREATE INDEX "RunningLine_orderId_position_idx" ON "RunningLine"("orderId", "position");
