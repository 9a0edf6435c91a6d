-- AlterTable
ALTER TABLE "RunningOrder" ADD COLUMN "removedAt" DATETIME;
