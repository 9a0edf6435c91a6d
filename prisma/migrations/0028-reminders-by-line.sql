-- AlterTable
ALTER TABLE "Assignment" DROP COLUMN "remindedAt";
