-- AlterTable
ALTER TABLE "Sounding" ADD COLUMN "facts" TEXT;
