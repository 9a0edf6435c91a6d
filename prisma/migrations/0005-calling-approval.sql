-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "approvedAt" DATETIME;
ALTER TABLE "Meeting" ADD COLUMN "approvedBy" TEXT;
ALTER TABLE "Meeting" ADD COLUMN "approvedHash" TEXT;
