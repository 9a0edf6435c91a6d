-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN "remindedAt" DATETIME;

-- AlterTable
ALTER TABLE "MinutesParagraph" ADD COLUMN "head" TEXT;
ALTER TABLE "MinutesParagraph" ADD COLUMN "immediate" TEXT;
ALTER TABLE "MinutesParagraph" ADD COLUMN "lockedAt" DATETIME;

-- CreateTable
CREATE TABLE "ParagraphMark" (
    "minutesId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "markedAt" DATETIME NOT NULL,

    PRIMARY KEY ("minutesId", "itemId", "membershipId"),
    CONSTRAINT "ParagraphMark_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Guest" ADD COLUMN "email" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "MinutesVersion" ADD COLUMN "part" TEXT NOT NULL DEFAULT '';

-- DropIndex
DROP INDEX "MinutesVersion_minutesId_version_key";

-- CreateIndex
CREATE UNIQUE INDEX "MinutesVersion_minutesId_part_version_key" ON "MinutesVersion"("minutesId", "part", "version");
