-- AlterTable
ALTER TABLE "Matter" ADD COLUMN "diaryNumber" TEXT NOT NULL DEFAULT '';
