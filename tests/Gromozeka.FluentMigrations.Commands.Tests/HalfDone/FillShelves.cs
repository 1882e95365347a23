using FluentMigrator;

namespace Gromozeka.FluentMigrations.Commands.HalfDone;

/// <summary>Fails after its first statement took effect.</summary>
[Migration(2, TransactionBehavior.None)]
public sealed class FillShelves : Migration
{
    public override void Up()
    {
        Execute.Sql("INSERT INTO shelves (id) VALUES (1)");
        Execute.Sql("INSERT INTO nowhere (id) VALUES (1)");
    }

    public override void Down() => Execute.Sql("DELETE FROM shelves");
}
