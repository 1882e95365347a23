using System.Data;
using System.Globalization;
using FluentMigrator;
using Gromozeka.FluentMigrations;

// The code that docs/drift.md shows.

namespace Gromozeka.Database.Samples.Checks;

[Migration(3, "Positive prices")]
[Verify("SELECT id FROM prices WHERE cents <= 0", Because = "a price is not positive")]
public sealed class PositivePrices : Migration, IVerifiedMigration
{
    public override void Up() => Execute.Sql("UPDATE prices SET cents = 1 WHERE cents = 0");

    public override void Down() { }

    public void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM prices";
        if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
            throw new InvalidOperationException("no price is left");
    }
}
