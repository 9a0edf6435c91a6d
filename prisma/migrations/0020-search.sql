-- CreateTable
CREATE TABLE "SearchChange" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "SearchChange_source_subjectId_key" ON "SearchChange"("source", "subjectId");
