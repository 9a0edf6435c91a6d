-- CreateTable
CREATE TABLE "OrganisationPoint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "doneAt" DATETIME,
    "doneBy" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "removedAt" DATETIME
);

-- CreateTable
CREATE TABLE "OrganisationPack" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "meaning" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,
    "changedAt" DATETIME,
    "changedBy" TEXT
);

-- CreateTable
CREATE TABLE "OrganisationTold" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "toldOn" DATETIME NOT NULL,
    "receivers" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "OrganisationTold_packId_fkey" FOREIGN KEY ("packId") REFERENCES "OrganisationPack" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "OrganisationPoint_organisationId_meetingId_idx" ON "OrganisationPoint"("organisationId", "meetingId");

-- CreateIndex
CREATE INDEX "OrganisationPack_meetingId_idx" ON "OrganisationPack"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganisationPack_organisationId_meetingId_key" ON "OrganisationPack"("organisationId", "meetingId");

-- CreateIndex
CREATE INDEX "OrganisationTold_packId_idx" ON "OrganisationTold"("packId");
