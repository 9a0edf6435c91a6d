-- AlterTable
ALTER TABLE "RunningLine" ADD COLUMN "fixedAt" DATETIME;
ALTER TABLE "RunningLine" ADD COLUMN "given" INTEGER;

-- CreateTable
CREATE TABLE "SheetTogether" (
    "sheetId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("sheetId", "place")
);

-- CreateIndex
CREATE INDEX "SheetTogether_id_idx" ON "SheetTogether"("id");
