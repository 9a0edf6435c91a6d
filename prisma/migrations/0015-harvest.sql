-- CreateTable
CREATE TABLE "Harvest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "sheetId" TEXT NOT NULL,
    "pieceId" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "thingId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "meetingId" TEXT,
    "text" TEXT NOT NULL,
    "actId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SheetConsent" (
    "sheetId" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Harvest_sheetId_idx" ON "Harvest"("sheetId");

-- CreateIndex
CREATE INDEX "Harvest_targetId_idx" ON "Harvest"("targetId");

-- CreateIndex
CREATE UNIQUE INDEX "Harvest_actId_pieceId_key" ON "Harvest"("actId", "pieceId");
