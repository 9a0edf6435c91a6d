-- CreateTable
CREATE TABLE "ToolVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Sheet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT,
    "toolVersionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "leaderId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "step" INTEGER NOT NULL DEFAULT 0,
    "stepSince" DATETIME NOT NULL,
    "reached" INTEGER NOT NULL DEFAULT 0,
    "nextStep" INTEGER,
    "nextAt" DATETIME,
    "gatheredAt" DATETIME,
    "timerEndsAt" DATETIME,
    "least" INTEGER NOT NULL DEFAULT 5,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "SheetStep" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "shownAt" DATETIME,

    PRIMARY KEY ("sheetId", "place")
);

-- CreateTable
CREATE TABLE "SheetPerson" (
    "sheetId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "joinedAt" DATETIME NOT NULL,

    PRIMARY KEY ("sheetId", "membershipId")
);

-- CreateTable
CREATE TABLE "SheetReady" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "membershipId" TEXT NOT NULL,

    PRIMARY KEY ("sheetId", "place", "membershipId")
);

-- CreateTable
CREATE TABLE "SheetAuthor" (
    "sheetId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,

    PRIMARY KEY ("sheetId", "entryId")
);

-- CreateTable
CREATE TABLE "SheetTurn" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "membershipId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("sheetId", "place", "membershipId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ToolVersion_federationId_key_language_version_key" ON "ToolVersion"("federationId", "key", "language", "version");

-- CreateIndex
CREATE INDEX "Sheet_groupId_createdAt_idx" ON "Sheet"("groupId", "createdAt");

-- CreateIndex
CREATE INDEX "Sheet_meetingId_idx" ON "Sheet"("meetingId");
