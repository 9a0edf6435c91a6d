-- CreateTable
CREATE TABLE "DecisionCorrection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    CONSTRAINT "DecisionCorrection_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DecisionCorrection_decisionId_idx" ON "DecisionCorrection"("decisionId");
