-- AlterTable
ALTER TABLE "Mail" ADD COLUMN "stopLink" TEXT;

-- CreateTable
CREATE TABLE "Briefing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "builtAt" DATETIME,
    "letThrough" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "BriefingEdition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "briefingId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    CONSTRAINT "BriefingEdition_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BriefingReceiver" (
    "briefingId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("briefingId", "groupId"),
    CONSTRAINT "BriefingReceiver_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MailStop" (
    "membershipId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("membershipId", "what")
);

-- CreateTable
CREATE TABLE "Digest" (
    "membershipId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("membershipId", "day")
);

-- CreateTable
CREATE TABLE "DigestLine" (
    "membershipId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("membershipId", "key")
);

-- CreateIndex
CREATE INDEX "Briefing_groupId_idx" ON "Briefing"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Briefing_meetingId_kind_key" ON "Briefing"("meetingId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "BriefingEdition_briefingId_version_key" ON "BriefingEdition"("briefingId", "version");

-- CreateIndex
CREATE INDEX "BriefingReceiver_groupId_idx" ON "BriefingReceiver"("groupId");

-- Reminders of tasks are told in the digest from now on.
DELETE FROM "Job" WHERE "kind" = 'assignments.remind' AND "doneAt" IS NULL;
