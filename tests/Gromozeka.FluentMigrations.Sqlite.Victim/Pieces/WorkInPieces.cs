using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Victim.Pieces;

/// <summary>Has no transaction, does one thing, says so, and then does not come to an end.</summary>
[Migration(1, TransactionBehavior.None)]
public sealed class WorkInPieces : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("first").WithColumn("id").AsInt64();
        Execute.WithConnection((_, _) => Console.WriteLine("half"));
        Execute.Sql("CREATE TABLE second AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n");
    }
}
