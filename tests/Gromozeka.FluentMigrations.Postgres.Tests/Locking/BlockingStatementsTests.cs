using Gromozeka.FluentMigrations.Postgres.Locking;
using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Locking;

/// <summary>Which statements make the sessions of an application wait, and for how long.</summary>
public class BlockingStatementsTests
{
    [Theory]
    [InlineData("CREATE INDEX i ON public.t (a)", "public.t", "while the index is built")]
    [InlineData("CREATE UNIQUE INDEX IF NOT EXISTS i ON ONLY t USING btree (a)", "t", "while the index is built")]
    [InlineData("ALTER TABLE t ALTER COLUMN a TYPE bigint", "t", "other type")]
    [InlineData("ALTER TABLE \"public\".\"t\" ALTER \"a\" TYPE integer, ALTER \"a\" SET NOT NULL;", "\"public\".\"t\"", "other type")]
    [InlineData("ALTER TABLE IF EXISTS ONLY t ALTER a SET NOT NULL", "t", "NULL")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u (id)", "t", "refers to")]
    [InlineData("ALTER TABLE t ADD CHECK (a > 0)", "t", "each row is checked")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT k UNIQUE (a)", "t", "the index of the key")]
    [InlineData("ALTER TABLE t ADD PRIMARY KEY (a)", "t", "the index of the key")]
    [InlineData("ALTER TABLE t ADD COLUMN a uuid DEFAULT gen_random_uuid()", "t", "column's values")]
    [InlineData("ALTER TABLE t ADD a int GENERATED ALWAYS AS IDENTITY", "t", "column's values")]
    [InlineData("ALTER TABLE t ADD a int GENERATED ALWAYS AS (b * 2) STORED", "t", "column's values")]
    [InlineData("VACUUM FULL t", "t", "written anew")]
    [InlineData("REINDEX TABLE t", "t", "built again")]
    [InlineData("TRUNCATE TABLE ONLY t", "t", "until the step commits")]
    [InlineData("UPDATE t SET a = 1", "t", "every row")]
    public void Of_AStatementThatReadsOrWritesEveryRow_NamesTheTable(string statement, string table, string what)
    {
        var found = BlockingStatements.Of(new StatementWords(statement)).ToList();

        Assert.Contains(found, one => one.Table == table && one.What.Contains(what, StringComparison.Ordinal) && one.Advice.Length > 10);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)")]
    [InlineData("ALTER TABLE t ADD COLUMN a int DEFAULT 5 NOT NULL")]
    [InlineData("ALTER TABLE t ADD COLUMN a timestamp DEFAULT now()")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u (id) NOT VALID")]
    [InlineData("ALTER TABLE t VALIDATE CONSTRAINT k")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX i")]
    [InlineData("ALTER TABLE t ALTER a DROP NOT NULL, ALTER a SET DEFAULT 1")]
    [InlineData("ALTER TABLE t RENAME COLUMN a TO b")]
    [InlineData("ALTER TABLE t DROP COLUMN a")]
    [InlineData("UPDATE t SET a = 1 WHERE id < 10")]
    [InlineData("CREATE TABLE t (id int PRIMARY KEY)")]
    [InlineData("SELECT 1")]
    public void Of_AStatementThatOnlyChangesTheCatalog_IsNothing(string statement) =>
        Assert.Empty(BlockingStatements.Of(new StatementWords(statement)));
}
