-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "membershipId" TEXT;
