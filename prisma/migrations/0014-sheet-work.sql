-- AlterTable
ALTER TABLE "Sheet" ADD COLUMN "shutsAtZero" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Sheet" ADD COLUMN "spotlight" TEXT;

-- CreateTable
CREATE TABLE "SheetMode" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,

    PRIMARY KEY ("sheetId", "place")
);

-- CreateTable
CREATE TABLE "SheetShut" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,

    PRIMARY KEY ("sheetId", "place")
);

-- CreateTable
CREATE TABLE "SheetPoll" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "voters" INTEGER NOT NULL,

    PRIMARY KEY ("sheetId", "place", "field")
);

-- CreateTable
CREATE TABLE "SheetTally" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "dots" INTEGER NOT NULL,

    PRIMARY KEY ("sheetId", "place", "field", "targetId")
);
