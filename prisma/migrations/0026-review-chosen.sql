-- AlterTable
ALTER TABLE "DecisionReview" ADD COLUMN "laidItemId" TEXT;
ALTER TABLE "DecisionReview" ADD COLUMN "laidMeetingId" TEXT;
