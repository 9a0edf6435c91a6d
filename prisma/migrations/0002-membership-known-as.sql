-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "knownAs" TEXT;
