-- AlterTable
ALTER TABLE "Account" ADD COLUMN "boundSheetId" TEXT;

-- AlterTable
ALTER TABLE "SheetStep" ADD COLUMN "remote" INTEGER;
ALTER TABLE "SheetStep" ADD COLUMN "room" INTEGER;

-- CreateTable
CREATE TABLE "SheetGuest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "sheetId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME
);

-- CreateTable
CREATE TABLE "Breakout" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "hostId" TEXT,
    "visitorId" TEXT,
    "free" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "BreakoutPerson" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "breakoutId" TEXT NOT NULL,

    PRIMARY KEY ("sheetId", "place", "personId")
);

-- CreateTable
CREATE TABLE "SheetOrigin" (
    "sheetId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "breakoutId" TEXT,
    "fromEntryId" TEXT,

    PRIMARY KEY ("sheetId", "entryId")
);

-- AlterTable
ALTER TABLE "Sheet" ADD COLUMN "doorAt" DATETIME;
ALTER TABLE "Sheet" ADD COLUMN "doorHash" TEXT;
ALTER TABLE "Sheet" ADD COLUMN "doorCodeHash" TEXT;
ALTER TABLE "Sheet" ADD COLUMN "message" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Sheet" ADD COLUMN "messageAt" DATETIME;

-- AlterTable
ALTER TABLE "SheetPerson" ADD COLUMN "inRoom" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "SheetPerson" ADD COLUMN "held" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "Sheet_doorHash_key" ON "Sheet"("doorHash");

-- CreateIndex
CREATE UNIQUE INDEX "Sheet_doorCodeHash_key" ON "Sheet"("doorCodeHash");

-- CreateIndex
CREATE INDEX "SheetGuest_sheetId_idx" ON "SheetGuest"("sheetId");

-- CreateIndex
CREATE UNIQUE INDEX "Breakout_sheetId_place_number_key" ON "Breakout"("sheetId", "place", "number");

-- CreateIndex
CREATE INDEX "BreakoutPerson_breakoutId_idx" ON "BreakoutPerson"("breakoutId");
